import type { Diagnostic, RelatedPlace } from "../../model/diagnostic.ts";
import type { Document, Span } from "../../model/document.ts";
import type { JsonPath } from "../../model/json.ts";
import type { Mend } from "./mend.ts";
import type { SchemaRule } from "./rules.ts";

/** What is wrong at a path of a document, before anybody has asked for its position. */
export interface Finding {
  readonly rule: SchemaRule;
  readonly path: JsonPath;
  readonly part: "key" | "value";
  readonly message: string;
  readonly hint: string;
  /** Where only one thing can have been meant. */
  readonly fix?: Mend | undefined;
  /** Another path of the same document that belongs to it. */
  readonly related?: { readonly message: string; readonly path: JsonPath };
}

export function toDiagnostic(document: Document, finding: Finding): Diagnostic {
  const { rule, path, part, message, hint, fix, related } = finding;
  const places =
    related === undefined
      ? []
      : [{ message: related.message, file: document.file, span: document.locate(related.path) }];
  const text = { message, hint, fix, related: places };
  return schemaDiagnostic(rule, document.file, document.locate(path, part), text);
}

export function schemaDiagnostic(
  rule: SchemaRule,
  file: string,
  span: Span,
  text: Pick<Finding, "message" | "hint" | "fix"> & { readonly related?: readonly RelatedPlace[] },
): Diagnostic {
  const { message, hint, fix, related = [] } = text;
  return { rule, severity: "error", message, file, span, related, hint, ...(fix && { fix }), clock: false };
}
