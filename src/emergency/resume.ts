import { OperationalError } from "../model/operational-error.ts";
import type { TenantStatus } from "../model/catalog.ts";
import type { Hold } from "../model/registry.ts";
import type { EmergencyResult } from "../model/sync.ts";
import type { Database, Sql } from "../registry/database.ts";
import { closeHolds } from "../registry/queries/close-holds.ts";
import type { StatusRow } from "../registry/queries/read-tenant-status.ts";
import { readTenantStatus } from "../registry/queries/read-tenant-status.ts";
import { setTenantStatus } from "../registry/queries/set-tenant-status.ts";
import { lockTenant } from "./find-tenant.ts";
import type { EmergencyInput } from "./run-emergency.ts";
import { findStatusHold, runEmergency } from "./run-emergency.ts";

/**
 * Lifts the hold on a tenant's status and gives it the status that sync last read from Git: a tenant whose file says
 * `suspended` stays so.
 * @throws OperationalError `refused` for an unknown or removed tenant, and for one without an open hold.
 */
export function resumeTenant(db: Database, input: EmergencyInput): Promise<EmergencyResult> {
  return runEmergency(db, "resume", input, (tx) => resume(tx, input.tenantId));
}

async function resume(tx: Sql, tenantId: string): Promise<EmergencyResult> {
  const before = await lockTenant(tx, tenantId);
  const hold = await findStatusHold(tx, tenantId);
  if (hold === undefined) throw notHeld(tenantId, before.status);
  const status = before.applied_status ?? priorStatus(hold);
  const reason = before.applied_suspension ?? { reason: hold.reason };
  // The row before the hold, as in suspend.
  await setTenantStatus(tx, tenantId, status, status === "suspended" ? reason : null);
  await closeHolds(tx, [hold.id], "lifted");
  const after = await readTenantStatus(tx, tenantId);
  return {
    tenant_id: tenantId,
    hold: { ...hold, state: "lifted" },
    already: false,
    status_before: before.status,
    status,
    config_version: after?.config_version ?? before.config_version,
  };
}

/** The value that suspend wrote down; it was a status then. */
function priorStatus(hold: Hold): TenantStatus {
  return hold.prior_value as TenantStatus;
}

function notHeld(tenantId: string, status: StatusRow["status"]): OperationalError {
  return status === "suspended"
    ? new OperationalError(
        "refused",
        `Tenant ${tenantId} is suspended by its file, not by a hold.`,
        "Change its status in Git; resume lifts only what suspend has set.",
      )
    : new OperationalError(
        "refused",
        `Tenant ${tenantId} is not held; its status is ${status}.`,
        "There is nothing to resume; `tenantry hold list` shows the open holds.",
      );
}
