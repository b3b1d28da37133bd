import type { ErrorObject } from "ajv";
import type { Document } from "../../model/document.ts";
import type { LoadedProject } from "../../model/project.ts";
import type { JsonPath } from "../../model/json.ts";

/** One error of ajv, or the alternatives of a `oneOf` of which none is near. */
export interface CollapsedError extends ErrorObject {
  /** Of keyword `oneOf` the errors of the alternatives; of another one those of words that would do as well. */
  readonly alternatives?: readonly ErrorObject[];
}

/** What hints may look up in other files, as far as those could be read: whether their shape is right is not known. */
export type Surroundings = Pick<LoadedProject, "config" | "documents">;

/** One error with the place where it occurred. */
export interface SchemaError extends CollapsedError {
  readonly document: Document;
  readonly loaded?: Surroundings | undefined;
  readonly path: JsonPath;
}
