import type { FlagFile, RolloutRule } from "../../model/generated/flag.ts";
import type { Entity, Project } from "../../model/project.ts";
import type { TenantGroup } from "./tenant-groups.ts";
import { compareText } from "../../model/diagnostic.ts";
import { decidingEntry } from "../../model/effective.ts";
import { listNames } from "../wording.ts";
import { groupTenants } from "./tenant-groups.ts";

/** The smallest edit of one rollout entry that turns the flag off for some of the groups for which it decides. */
export function describeNarrowing(
  project: Project,
  flag: Entity<FlagFile>,
  entry: number,
  affected: readonly TenantGroup[],
): string {
  const rule = flag.data.rollout?.[entry];
  const out = new Set(affected);
  const spared = groupTenants(project).filter(
    (group) => group.flags.get(flag.id) === entry && group.tenants.length > 0 && !out.has(group),
  );
  if (rule === undefined || spared.length === 0) return "set the percent of this entry to 0";
  return (
    leaveOut(flag, entry, rule, "tenants", affected, spared) ??
    leaveOut(flag, entry, rule, "tiers", affected, spared) ??
    exempt(affected, spared)
  );
}

/** Works where the list tells the affected from the spared, and no later entry takes the affected in again. */
function leaveOut(
  flag: Entity<FlagFile>,
  entry: number,
  rule: RolloutRule,
  list: "tenants" | "tiers",
  affected: readonly TenantGroup[],
  spared: readonly TenantGroup[],
): string | undefined {
  const nameOf = ({ sample, tier }: TenantGroup) => (list === "tenants" ? sample.id : tier.id);
  const out = new Set(affected.map(nameOf));
  const kept = rule[list]?.filter((id) => !out.has(id));
  if (kept === undefined || spared.some((group) => out.has(nameOf(group)))) return undefined;
  const rollout = (flag.data.rollout ?? []).with(entry, { ...rule, [list]: kept });
  const narrowed = { ...flag, data: { ...flag.data, rollout } };
  const caught = affected.some(({ sample }) => (rollout[decidingEntry(narrowed, sample)]?.percent ?? 0) > 0);
  return caught ? undefined : `take ${listNames([...out].sort(compareText), 8)} out of the ${list} of this entry`;
}

/** An entry of its own for some of the groups for which one entry decides; by tiers where they are whole ones. */
export function exempt(
  affected: readonly TenantGroup[],
  spared: readonly TenantGroup[],
  settings = "percent: 0",
): string {
  const keptTiers = new Set(spared.map(({ tier }) => tier.id));
  const whole = affected.every(({ tier }) => !keptTiers.has(tier.id));
  const names = affected.flatMap(({ tier, tenants }) => (whole ? [tier.id] : tenants.map(({ id }) => id)));
  const list = [...new Set(names)].sort(compareText);
  const shown = list.length > 8 ? [...list.slice(0, 8), "…"] : list;
  return `put an entry \`{${whole ? "tiers" : "tenants"}: [${shown.join(", ")}], ${settings}}\` before this one`;
}
