import type { RolloutRule } from "../../model/generated/flag.ts";
import type { Inversion } from "../effects/find-inversions.ts";
import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { describeAffected } from "../effects/affected-tenants.ts";
import { collectByPlace } from "../effects/collect-by-place.ts";
import { findInversions, keyOf } from "../effects/find-inversions.ts";
import { valueAt } from "../rule.ts";

export const rolloutInversion: Rule = {
  id: "dependencies/rollout-inversion",
  severity: "error",
  summary: "A flag is rolled out no wider than a flag that it requires, and counted by the same key.",
  check({ project, report }) {
    const causes = collectByPlace(project, findInversions, nameOf, ({ flag, entry }) => ({
      document: flag.document,
      path: ["rollout", entry, "percent"],
      part: "value",
    }));
    for (const cause of causes) {
      const { flag, own, required, theirs, theirEntry } = cause.fact;
      const both = `${quoteText(flag.id)} is on for ${show(own)} and requires ${quoteText(required.id)}, which is on for ${show(theirs)}`;
      report(cause.place, `${both}: ${describeAffected(cause)}.`, {
        hint: hintFor(cause.fact),
        related: [{ place: valueAt(required, "rollout", theirEntry), message: "This entry decides for them." }],
      });
    }
  },
};

function hintFor({ own, required, theirs }: Inversion): string {
  if (own.percent <= theirs.percent) return `Count both by the same key: \`by: ${keyOf(theirs)}\`.`;
  const key = keyOf(own) === keyOf(theirs) ? "" : `, by: ${keyOf(theirs)}`;
  return `Write \`percent: ${theirs.percent}${key}\`, or raise the percent of \`${required.id}\` first.`;
}

function show(rule: RolloutRule): string {
  return rule.percent === 100 ? "everybody" : `${rule.percent} percent by ${keyOf(rule)}`;
}

function nameOf({ flag, required }: Inversion): string {
  return `${flag.id} ${required.id}`;
}
