import type { Diagnostic } from "../../model/diagnostic.ts";
import { isWithinReach } from "../../model/nearest.ts";
import type { SchemaError } from "./schema-error.ts";
import { replaceValue } from "../../edit/splices.ts";
import { suggest } from "./suggest.ts";

export type Mend = NonNullable<Diagnostic["fix"]>;

/** Writes a value in the place of the one that was refused. `text` is YAML on one line. */
export function mendValue({ document, path }: SchemaError, text: string): Mend {
  return { title: `Write ${text}`, edits: replaceValue(document, path, text) };
}

/** Writes another key in the place of one that is not known. */
export function mendKey({ document, path }: SchemaError, key: string, meant: string): Mend {
  const { start, end } = document.locate([...path, key], "key");
  return {
    title: `Write ${meant}`,
    edits: [{ file: document.file, start: start.offset, end: end.offset, text: meant }],
  };
}

/** What was meant where only one candidate comes into question; undefined where a person has to choose. */
export function onlyNear(text: string, candidates: readonly string[]): string | undefined {
  const near = candidates.filter((candidate) => isWithinReach(text, candidate));
  const meant = suggest(text, candidates);
  return near.every((candidate) => candidate === meant) ? meant : undefined;
}
