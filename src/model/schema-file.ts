import type { Document } from "./document.ts";
import type { JsonValue } from "./json.ts";

/** A JSON Schema of the user's own that lies in the catalog's folder schema/. */
export interface SchemaFile {
  /** The name within schema/: `tenant_config.schema.json`. */
  readonly name: string;
  /** Where its values stand; `data` is empty. Of kind `project`, as it is part of what configures the catalog. */
  readonly document: Document;
  /** What it says; undefined when it is not JSON. */
  readonly data: JsonValue | undefined;
  /** Why it is not JSON, at the place that `locate([])` gives. */
  readonly problem?: { readonly message: string; readonly hint: string };
}
