import { parseHeldPath } from "../model/held-value.ts";
import type { JsonValue } from "../model/json.ts";
import { sameJson } from "../model/json.ts";
import { isKill } from "../model/kill.ts";
import { leavesOf } from "../model/leaves.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { Hold, TenantState } from "../model/registry.ts";
import { requireShort } from "../model/short-text.ts";
import type { HoldResult } from "../model/sync.ts";
import type { Database, Sql } from "../registry/database.ts";
import { closeHolds } from "../registry/queries/close-holds.ts";
import { layHold } from "../registry/queries/lay-hold.ts";
import { readOpenHolds } from "../registry/queries/read-open-holds.ts";
import { readTenants } from "../registry/queries/read-tenants.ts";
import { readWritten } from "../registry/queries/read-written.ts";
import { hasInEffect, listDependents, readVocabulary } from "./dependents.ts";
import { lockTenant } from "./find-tenant.ts";
import { openHeld } from "./open-held.ts";
import { requireHoldable } from "./require-holdable.ts";
import type { EmergencyInput, Review } from "./run-emergency.ts";
import { findHold, runEmergency } from "./run-emergency.ts";

export interface SetHoldInput extends EmergencyInput, Review {
  /** `limits.max_users`, `features.x`, `flags.y`. */
  readonly field: string;
  /** What `parseHeldValue` reads. */
  readonly value: JsonValue;
}

/**
 * Gives one field of a tenant another value at once, and holds it there, whatever Git says. A hold on the same field at
 * another value ends with it. The registry writes the value: the role of an emergency may only open the hold.
 * @throws OperationalError `refused` for an unknown, removed or archived tenant, for a field that it cannot have, and for a
 * flag that is off for all; `usage` for a field that cannot be held
 */
export async function setHold(db: Database, input: SetHoldInput): Promise<HoldResult> {
  requireShort("--incident", input.incident ?? "");
  parseHeldPath(input.field);
  return runEmergency(db, "hold", input, (tx) => set(tx, input));
}

async function set(tx: Sql, input: SetHoldInput): Promise<HoldResult> {
  const { tenantId, field, value } = input;
  const tenant = await lockLiving(tx, tenantId);
  const words = await readVocabulary(tx);
  const path = parseHeldPath(field);
  requireHoldable(path, tenant, words);
  if (path.group === "flags") await refuseKilled(tx, path.name);
  const before = liveValue(tenant, field);
  const found = await findHold(tx, { target_kind: "tenant", target_id: tenantId, field });
  const same = found !== undefined && sameJson(found.value, value);
  const already = same && sameJson(before, value);
  const common = { already, value_before: before, value };
  const on = (address: string) => hasInEffect(tenant.live, address);
  const dependents = path.group === "limits" || value === true ? [] : listDependents(words, path.name, on);
  if (same) {
    // A hand may have been there since: then its value goes, and the hold stays.
    if (!already) await layHold(tx, found.id);
    return { ...common, hold: found, tenants: already ? [] : await readWritten(tx), dependents };
  }
  if (found !== undefined) await closeHolds(tx, [found.id], "lifted");
  const held = { target_kind: "tenant", target_id: input.tenantId, field: input.field, value: input.value } as const;
  const hold = await openHeld(tx, { ...held, prior_value: before }, input);
  return { ...common, hold, tenants: await readWritten(tx), dependents };
}

async function lockLiving(tx: Sql, tenantId: string): Promise<TenantState> {
  const { status } = await lockTenant(tx, tenantId);
  const tenant = (await readTenants(tx, [tenantId])).get(tenantId);
  if (tenant === undefined) throw new TypeError(`tenant ${tenantId} is locked, and is not there`);
  if (status !== "archived") return tenant;
  throw new OperationalError(
    "refused",
    `Tenant ${tenantId} is archived: nothing serves it any more.`,
    "What an archived tenant has cannot be held and need not be.",
  );
}

async function refuseKilled(tx: Sql, flag: string): Promise<void> {
  const kill = (await readOpenHolds(tx)).find((hold) => isKill(hold) && hold.target_id === flag);
  if (kill === undefined) return;
  throw new OperationalError(
    "refused",
    `The flag ${flag} is off for every tenant, by hold ${String(kill.id)}.`,
    `\`tenantry unkill ${flag} --reason "…"\` ends that.`,
  );
}

/** Off is a value of features and flags, though a document does not have what is off. */
export function liveValue({ live }: TenantState, field: Hold["field"]): JsonValue {
  return leavesOf(live).get(field) ?? (field.startsWith("limits.") ? null : false);
}
