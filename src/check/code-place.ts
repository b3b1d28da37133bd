import type { CodeReference } from "../model/code-references.ts";
import type { FindingPlace } from "./rule.ts";

/** The place of a key in source code, outside of the catalog. */
export function codePlace({ file, line, column, offset, text }: CodeReference): FindingPlace {
  const start = { offset, line, column };
  const end = { offset: offset + text.length, line, column: column + text.length };
  return { document: { file, locate: () => ({ start, end }) }, path: [], part: "value" };
}
