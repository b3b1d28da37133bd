import type { Cause } from "../effects/collect-by-place.ts";
import type { Unmet } from "../effects/find-unmet.ts";
import type { TenantGroup } from "../effects/tenant-groups.ts";
import type { Details, Rule } from "../rule.ts";
import { ownValue } from "../../model/own-value.ts";
import { quoteText } from "../../model/quote.ts";
import { describeAffected } from "../effects/affected-tenants.ts";
import { collectByPlace, switchedOnAt } from "../effects/collect-by-place.ts";
import { isConsequence } from "../effects/consequences.ts";
import { isLinkOfCycle } from "../effects/cycles.ts";
import { findUnmet } from "../effects/find-unmet.ts";
import { hintForUnmet } from "../effects/hint-for-unmet.ts";
import { type Alike, joinAlike } from "../effects/join-unmet.ts";
import { keyAt } from "../rule.ts";
import { listNames } from "../wording.ts";

export const unmetRequirement: Rule = {
  id: "dependencies/unmet-requirement",
  severity: "error",
  summary: "Wherever a feature or a flag is on, all that it requires is on.",
  check({ project, report }) {
    const found = collectByPlace(project, findUnmet, nameOf, (unmet, group, tenant) =>
      isOptOut(unmet, group) && unmet.dependent.kind === "feature"
        ? keyAt(tenant, "features", unmet.required)
        : switchedOnAt(project, group, unmet.dependent.id, tenant),
    );
    const judged = found.filter(({ fact }) => !isLinkOfCycle(project, fact)); // dependencies/cycle
    const causes = judged.filter((cause) => !isConsequence(project, cause));
    for (const [hint, alike] of joinAlike(causes, (cause) => hintForUnmet(project, cause)))
      report(alike[0].place, describe(alike), { hint, related: optOuts(alike[0]) });
  },
};

function nameOf({ dependent, required }: Unmet): string {
  return `${dependent.kind} ${dependent.id} ${required}`;
}

/** The tier includes what is required, and the tenants' own files switch it off. */
function isOptOut({ required }: Unmet, { tier, sample }: TenantGroup): boolean {
  return ownValue(sample.data.features ?? {}, required) === false && tier.data.features?.includes(required) === true;
}

function describe(alike: Alike): string {
  const { required } = alike[0].fact;
  const dependents = [...new Set(alike.map(({ fact }) => fact.dependent.id))];
  const chains = alike.slice(0, 3).map(({ fact }) => fact.chain.join(" → "));
  const require = `${listNames(dependents)} require${dependents.length === 1 ? "s" : ""} ${quoteText(required)}`;
  return `${require}, which is off for ${describeAffected(alike[0])} (${chains.join(", ")}).`;
}

/** A rollout is told which tenants' files stand in its way. */
function optOuts({ fact, groups }: Cause<Unmet>): NonNullable<Details["related"]> {
  if (fact.dependent.kind === "feature") return [];
  return groups
    .filter((group) => isOptOut(fact, group))
    .flatMap(({ tenants }) => tenants)
    .slice(0, 3)
    .map((tenant) => ({ place: keyAt(tenant, "features", fact.required), message: "It is switched off here." }));
}
