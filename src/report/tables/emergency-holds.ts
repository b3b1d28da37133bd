import type { HoldOutcome } from "../../model/sync.ts";
import { printable } from "../printable.ts";
import { describeDelivery, describeEffect } from "./emergency.ts";
import { count, formatValue } from "./table.ts";

/** What `hold set` did, since when it is in force, and until when. */
export function renderHoldSet(outcome: HoldOutcome): string {
  const { hold, already, value_before: before, value, delivery } = outcome;
  const { id, target_id: tenant, field } = hold;
  const reason = printable(hold.reason);
  const path = `${tenant} ${field}`;
  if (already)
    return `${path} is held at ${formatValue(value)} already, by hold ${String(id)}: ${reason}\n${describeDelivery(delivery)}`;
  const was = before === null ? "had no value" : `was ${formatValue(before)}`;
  const lift = `tenantry hold lift ${path} --reason "…"`;
  return (
    `! ${path} is ${formatValue(value)} (${was}), hold ${String(id)}: ${reason}\n` +
    describeDependents(outcome) +
    describeEffect(outcome, versionOf(outcome)) +
    `Sync leaves it so until \`${lift}\`, or until Git says the same.\n`
  );
}

/** What `hold lift` did. */
export function renderHoldLift(outcome: HoldOutcome): string {
  const { hold, value } = outcome;
  const now = value === null ? "has no value" : `is ${formatValue(value)}`;
  const what = `${hold.target_id} ${hold.field} ${now}, as Git says`;
  return `~ ${what}; hold ${String(hold.id)} is lifted.\n${describeEffect(outcome, versionOf(outcome))}`;
}

/** What `kill` did. */
export function renderKill(outcome: HoldOutcome): string {
  const { hold, already, value_before: before, delivery } = outcome;
  const flag = hold.target_id;
  const reason = printable(hold.reason);
  if (already)
    return `Flag ${flag} is off for every tenant already, by hold ${String(hold.id)}: ${reason}\n${describeDelivery(delivery)}`;
  return (
    `! flag ${flag} is off for every tenant (was ${formatValue(before)}), hold ${String(hold.id)}: ${reason}\n` +
    describeDependents(outcome) +
    describeEffect(outcome, `for the ${count(outcome.tenants.length, "tenant")} that had it`) +
    `Sync gives it to nobody until \`tenantry unkill ${flag} --reason "…"\`, or until Git has it off.\n`
  );
}

/** What `unkill` did. */
export function renderUnkill(outcome: HoldOutcome): string {
  const { hold, tenants } = outcome;
  return (
    `~ flag ${hold.target_id} is as Git says again; hold ${String(hold.id)} is lifted.\n` +
    describeEffect(outcome, `for the ${count(tenants.length, "tenant")} that have it now`)
  );
}

function describeDependents({ dependents }: HoldOutcome): string {
  if (dependents.length === 0) return "";
  const require = dependents.length === 1 ? "requires it and stays" : "require it and stay";
  return `  ${dependents.join(", ")} ${require} as before: hold these too if they must not go on without it.\n`;
}

function versionOf({ tenants }: HoldOutcome): string {
  return `version ${String(tenants[0]?.config_version ?? "as before")}`;
}
