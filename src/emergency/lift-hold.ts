import { isKill } from "../model/kill.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { Hold, TenantState } from "../model/registry.ts";
import type { HoldResult } from "../model/sync.ts";
import type { Database, Sql } from "../registry/database.ts";
import { closeHolds } from "../registry/queries/close-holds.ts";
import { listHolds } from "../registry/queries/list-holds.ts";
import { lockTenants } from "../registry/queries/lock-tenants.ts";
import { readTenants } from "../registry/queries/read-tenants.ts";
import { readWritten } from "../registry/queries/read-written.ts";
import type { Emergent } from "./run-emergency.ts";
import { runEmergency } from "./run-emergency.ts";
import { liveValue } from "./set-hold.ts";

/** Which hold: by its number, or by the tenant and the field. */
export type HoldName = { readonly holdId: number } | { readonly tenantId: string; readonly field: string };

/**
 * Ends a hold on a limit, feature or flag of a tenant: the field gets the value that sync last read from Git.
 * @throws OperationalError `refused` where there is no such open hold, and for those that `resume` and `unkill` end
 */
export function liftHold(db: Database, input: Emergent & { readonly name: HoldName }): Promise<HoldResult> {
  return runEmergency(db, "lift", input, (tx) => lift(tx, input.name));
}

async function lift(tx: Sql, name: HoldName): Promise<HoldResult> {
  const { target_id: tenantId } = await findNamed(tx, name);
  await lockTenants(tx, [tenantId]);
  // Again, in a statement after the lock: a sync that had the row may have ended the hold.
  const hold = await findNamed(tx, name);
  const before = await readTenant(tx, tenantId);
  await closeHolds(tx, [hold.id], "lifted");
  const after = await readTenant(tx, tenantId);
  return {
    hold: { ...hold, state: "lifted" },
    already: false,
    value_before: liveValue(before, hold.field),
    value: liveValue(after, hold.field),
    tenants: await readWritten(tx),
    dependents: [],
  };
}

async function readTenant(tx: Sql, tenantId: string): Promise<TenantState> {
  const tenant = (await readTenants(tx, [tenantId])).get(tenantId);
  if (tenant === undefined) throw new TypeError(`tenant ${tenantId} is held, and is not there`);
  return tenant;
}

async function findNamed(tx: Sql, name: HoldName): Promise<Hold> {
  const hold = (await listHolds(tx)).find((each) => isNamed(each, name));
  if (hold?.state === "open" && isLiftable(hold)) return hold;
  throw refuse(hold, name);
}

/** Of several on one field the open one, which `listHolds` may have after others. */
function isNamed({ id, target_kind, target_id, field, state }: Hold, name: HoldName): boolean {
  if ("holdId" in name) return id === name.holdId;
  return target_kind === "tenant" && target_id === name.tenantId && field === name.field && state === "open";
}

function isLiftable({ target_kind, field }: Hold): boolean {
  return target_kind === "tenant" && /^(limits|features|flags)\./.test(field);
}

function refuse(hold: Hold | undefined, name: HoldName): OperationalError {
  const list = "`tenantry hold list` shows the open holds.";
  if (hold === undefined) {
    const what = "holdId" in name ? `hold ${String(name.holdId)}` : `open hold on ${name.field} of ${name.tenantId}`;
    return new OperationalError("refused", `There is no ${what}.`, list);
  }
  const { id, target_id, state } = hold;
  if (state !== "open") return new OperationalError("refused", `Hold ${String(id)} is closed: it was ${state}.`, list);
  const command = isKill(hold) ? `unkill ${target_id}` : hold.field === "status" ? `resume ${target_id}` : undefined;
  const hint = command === undefined ? "Sync ends it when Git says the same." : `\`tenantry ${command}\` ends it.`;
  return new OperationalError("refused", `Hold ${String(id)} is on ${hold.field} of ${target_id}.`, hint);
}
