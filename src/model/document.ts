import type { JsonObject, JsonPath } from "./json.ts";

export type EntityKind = "tenant" | "tier" | "feature" | "flag";
export type DocumentKind = EntityKind | "project";

/** A place in a text. `offset` counts UTF-16 units from 0; `line` and `column` count from 1. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** `end` is behind the last character. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

/** A comment in a file. */
export interface Comment {
  /** What stands behind the `#`, without blanks around it. */
  readonly text: string;
  readonly span: Span;
  /** There is nothing else on its line. */
  readonly alone: boolean;
}

/** One parsed YAML file. Positions are worked out only when somebody asks for one. */
export interface Document {
  readonly kind: DocumentKind;
  /** Path relative to the project root, with forward slashes. */
  readonly file: string;
  /** The base name without `.yaml`; `tenantry` for the project file. */
  readonly id: string;
  /** The text without its byte-order mark, line ends as in the file. */
  readonly source: string;
  readonly data: JsonObject;
  /** Of the kind, the id and the bytes; only where there is a memory of earlier runs. */
  readonly digest?: string | undefined;
  /** An earlier run of the same program found nothing wrong with the document by itself. */
  readonly sound?: boolean;
  /** The span of the value (or of its key) at a path; of the nearest enclosing value when the path does not exist. */
  locate(path: JsonPath, part?: "key" | "value"): Span;
  /** The comments that begin with a word. */
  commentsWith(word: string): readonly Comment[];
}
