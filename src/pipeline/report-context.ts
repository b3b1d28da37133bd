import { allRules } from "../check/all-rules.ts";
import type { RuleSummary } from "../model/diagnostic.ts";
import type { CheckedTree } from "./check.ts";
import { readSource } from "./read-source.ts";

/** What formats of a report ask for beside the findings. */
export interface ReportContext {
  /** The text of a file of the working tree; undefined when there is none. */
  readonly sourceOf: (file: string) => string | undefined;
  /** The files that could be read, with findings or without. */
  readonly files: () => readonly string[];
  readonly rules: ReadonlyMap<string, RuleSummary>;
  /** The way from the top of the repository to the catalog, such as `conf/`. */
  readonly prefix: () => Promise<string>;
}

export function reportContext(root: string, { tree }: Pick<CheckedTree, "tree">): ReportContext {
  const { config, documents } = tree.loaded;
  return {
    sourceOf: (file) => readSource(root, file),
    files: () => [...(config === undefined ? [] : [config]), ...documents].map(({ file }) => file),
    rules: new Map(allRules.map((rule) => [rule.id, rule])),
    prefix: async () => (await import("../git/read-prefix.ts")).readPrefix(root),
  };
}
