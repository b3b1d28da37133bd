import type { Project } from "../../model/project.ts";
import type { Cause } from "../effects/collect-by-place.ts";
import type { Conflict } from "../effects/find-conflicts.ts";
import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { describeAffected } from "../effects/affected-tenants.ts";
import { collectByPlace, switchedOnAt } from "../effects/collect-by-place.ts";
import { isForcedConflict } from "../effects/consequences.ts";
import { findConflicts } from "../effects/find-conflicts.ts";
import { describeNarrowing } from "../effects/narrow-rollout.ts";
import { capitalize } from "../wording.ts";

export const conflict: Rule = {
  id: "dependencies/conflict",
  severity: "error",
  summary: "Features and flags that exclude each other are never on, and can never be on, for the same tenant.",
  check({ project, report }) {
    const causes = collectByPlace(project, findConflicts, nameOf, ({ id }, group, tenant) =>
      switchedOnAt(project, group, id, tenant),
    );
    for (const cause of causes) {
      if (isForcedConflict(project, cause)) continue;
      const { id, other, kind } = cause.fact;
      const verb = kind === "flag" ? "can be on" : "are on";
      const message = `${quoteText(id)} and ${quoteText(other)} exclude each other, but both ${verb} for ${describeAffected(cause)}.`;
      report(cause.place, message, { hint: hintFor(project, cause), related: relatedTo(project, cause) });
    }
  },
};

function nameOf({ kind, id, other }: Conflict): string {
  return `${kind} ${id} ${other}`;
}

function hintFor(project: Project, { place, fact, groups }: Cause<Conflict>): string {
  const flag = project.flags.get(fact.id);
  const entry = groups[0]?.flags.get(fact.id);
  if (fact.kind === "flag" && flag !== undefined && entry !== undefined) {
    return `${capitalize(describeNarrowing(project, flag, entry, groups))}.`;
  }
  return place.document.kind === "tenant"
    ? `Remove \`${fact.id}: true\`.`
    : "Take one of the two out of the features of the tier.";
}

function relatedTo(project: Project, { fact, groups, tenants: [tenant] }: Cause<Conflict>) {
  const [group] = groups;
  if (group === undefined) return [];
  const place = switchedOnAt(project, group, fact.other, tenant ?? group.sample);
  return [{ place, message: `${quoteText(fact.other)} is switched on here.` }];
}
