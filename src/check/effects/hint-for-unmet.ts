import type { Project } from "../../model/project.ts";
import type { Cause } from "./collect-by-place.ts";
import type { Unmet } from "./find-unmet.ts";
import type { TenantGroup } from "./tenant-groups.ts";
import { capitalize, listNames } from "../wording.ts";
import { isOn } from "./find-unmet.ts";
import { describeMend } from "./mend-features.ts";
import { describeNarrowing } from "./narrow-rollout.ts";
import { groupOf } from "./tenant-groups.ts";

/** The smallest edit that mends it, and the tiers in which nothing would be lacking. */
export function hintForUnmet(project: Project, cause: Cause<Unmet>): string {
  const [group] = cause.groups;
  if (cause.place.document.kind !== "tenant" || group === undefined) return search(project, cause);
  const { dependent, required } = cause.fact;
  const key = `${dependent.kind} ${dependent.id} ${required}`;
  const hints = known.get(group) ?? new Map<string, string>();
  known.set(group, hints);
  const hint = hints.get(key) ?? search(project, cause);
  hints.set(key, hint);
  return hint;
}

/** Tenants in the same situation have each a finding in their own file, and the same hint: it takes a search. */
const known = new WeakMap<TenantGroup, Map<string, string>>();

function search(project: Project, cause: Cause<Unmet>): string {
  const mend = describeEdit(project, cause);
  const tiers = satisfyingTiers(project, cause);
  const sentences = [capitalize(mend ?? "no single edit of the features mends it")];
  if (tiers.length > 0)
    sentences.push(`${tiers.length === 1 ? "Tier that has" : "Tiers that have"} all of it: ${listNames(tiers, 8)}`);
  return `${sentences.join(". ")}.`;
}

function describeEdit(project: Project, { place, fact, groups }: Cause<Unmet>): string | undefined {
  const flag = project.flags.get(fact.dependent.id);
  const [group] = groups;
  const entry = group?.flags.get(fact.dependent.id);
  if (group === undefined) return undefined;
  if (fact.dependent.kind === "feature" || flag === undefined || entry === undefined)
    return describeMend(project, group, fact, place.document.kind === "tenant" ? "tenant" : "tier");
  const narrowing = describeNarrowing(project, flag, entry, groups);
  const isOff = project.flags.get(fact.required)?.data.state === "off";
  return isOff ? `switch on \`${fact.required}\` first, or ${narrowing}` : narrowing;
}

/** By rank: where a tenant in this situation would have all that is lacking, its own settings kept. */
function satisfyingTiers(project: Project, { fact, groups }: Cause<Unmet>): string[] {
  const sample = groups[0]?.sample;
  if (sample === undefined) return [];
  return [...project.tiers.values()]
    .sort((a, b) => a.data.rank - b.data.rank)
    .filter((tier) => {
      const moved = { ...sample, data: { ...sample.data, tier: tier.id } };
      const group = groupOf(project, tier, [moved]);
      return fact.lacking.every((id) => isOn(group, id));
    })
    .map(({ id }) => id);
}
