import type { Rule } from "../rule.ts";
import { matchPath } from "../match-path.ts";
import { valueAt } from "../rule.ts";
import { settingOf } from "../rule-setting.ts";
import { quoteText } from "../../model/quote.ts";

export const unmatchedException: Rule = {
  id: "references/unmatched-exception",
  severity: "warning",
  summary: "A glob of `except` matches a file of the catalog.",
  check({ project, report }) {
    const { config, tenants, tiers, features, flags, ids } = project;
    // A file that breaks its schema is none of the project's, but is there.
    const sizes = [ids.tenant, ids.tier, ids.feature, ids.flag].map(({ size }) => size);
    const kinds = [tenants, tiers, features, flags];
    if (project.incomplete.size > 0 || kinds.some(({ size }, index) => size !== sizes[index])) return;
    const entities = kinds.flatMap((kind) => [...kind.values()]);
    const files = [config, ...entities, ...project.schemas].map(({ document }) => document.file);
    const matches = (glob: string) => files.some((file) => matchPath(glob, file));
    for (const id of Object.keys(config.data.rules ?? {}))
      for (const [index, glob] of (settingOf(config.data.rules, id).except ?? []).entries())
        if (!matches(glob))
          report(valueAt(config, "rules", id, "except", index), `No file matches ${quoteText(glob)}.`, {
            hint: meantBy(glob, matches),
          });
  },
};

/** What people write who know other globs. */
function meantBy(glob: string, matches: (glob: string) => boolean): string {
  const bare = glob.replace(/^(?:\.?\/)+/, "");
  const guesses = [bare, bare.replace(/\/*$/, "/**"), `**/${bare}`];
  const meant = guesses.find((guess) => guess !== glob && matches(guess));
  if (meant !== undefined) return `Did you mean ${quoteText(meant)}?`;
  if (/[[\]{}!]/.test(glob)) return "Write one glob for each: only `*`, `?` and `**` stand for something else.";
  return "Write the path from the root of the catalog, or delete it.";
}
