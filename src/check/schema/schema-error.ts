import type { ErrorObject } from "ajv";
import type { Document } from "../../model/document.ts";
import type { JsonPath } from "../../model/json.ts";

/** One error of ajv, or the alternatives of a `oneOf` of which none is near. */
export interface CollapsedError extends ErrorObject {
  /** Of keyword `oneOf` the errors of the alternatives; of another one those of words that would do as well. */
  readonly alternatives?: readonly ErrorObject[];
}

/** One error with the place where it occurred. */
export interface SchemaError extends CollapsedError {
  readonly document: Document;
  /** tenantry.yaml, as far as it could be read: whether its shape is right is not known. */
  readonly config?: Document | undefined;
  readonly path: JsonPath;
}
