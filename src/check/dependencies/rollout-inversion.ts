import type { RolloutRule } from "../../model/generated/flag.ts";
import type { Project } from "../../model/project.ts";
import type { Cause } from "../effects/collect-by-place.ts";
import type { Inversion } from "../effects/find-inversions.ts";
import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { describeAffected } from "../effects/affected-tenants.ts";
import { collectByPlace } from "../effects/collect-by-place.ts";
import { findInversions, keyOf } from "../effects/find-inversions.ts";
import { exempt } from "../effects/narrow-rollout.ts";
import { groupTenants } from "../effects/tenant-groups.ts";
import { valueAt } from "../rule.ts";
import { capitalize } from "../wording.ts";

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
        hint: hintFor(project, cause),
        related: [{ place: valueAt(required, "rollout", theirEntry), message: "This entry decides for them." }],
      });
    }
  },
};

function hintFor(project: Project, { fact: { flag, entry, own, required, theirs }, groups }: Cause<Inversion>): string {
  const by = keyOf(own) === keyOf(theirs) ? "" : `, by: ${keyOf(theirs)}`;
  const settings = `percent: ${Math.min(own.percent, theirs.percent)}${by}`;
  const spared = groupTenants(project).filter((group) => group.flags.get(flag.id) === entry && !groups.includes(group));
  // What is right for them may be wrong for others for whom this entry decides too.
  const edit = spared.length === 0 ? `write \`${settings}\`` : exempt(groups, spared, settings);
  return `${capitalize(edit)}, or let \`${required.id}\` reach them all first.`;
}

function show(rule: RolloutRule): string {
  return rule.percent === 100 ? "everybody" : `${rule.percent} percent by ${keyOf(rule)}`;
}

function nameOf({ flag, required, theirEntry }: Inversion): string {
  return `${flag.id} ${required.id} ${theirEntry}`;
}
