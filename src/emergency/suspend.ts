import { OperationalError } from "../model/operational-error.ts";
import { requireShort } from "../model/short-text.ts";
import type { EmergencyResult } from "../model/sync.ts";
import type { Database, Sql } from "../registry/database.ts";
import { readTenantStatus } from "../registry/queries/read-tenant-status.ts";
import { setTenantStatus } from "../registry/queries/set-tenant-status.ts";
import { lockTenant } from "./find-tenant.ts";
import { openHeld } from "./open-held.ts";
import type { EmergencyInput, Review } from "./run-emergency.ts";
import { findStatusHold, runEmergency } from "./run-emergency.ts";

export interface SuspendInput extends EmergencyInput, Review {}

/**
 * Suspends a tenant at once and holds it there, whatever Git says. A tenant that is suspended already can be held too,
 * so that no merged re-activation wins; one that is held already stays as it is.
 * @throws OperationalError `refused` for an unknown, removed or archived tenant, `usage` for a text that is too long.
 */
export async function suspendTenant(db: Database, input: SuspendInput): Promise<EmergencyResult> {
  requireShort("--incident", input.incident ?? "");
  return runEmergency(db, "suspend", input, (tx) => suspend(tx, input));
}

/** The same inside of a transaction that somebody else has begun, under its role. */
export async function suspend(tx: Sql, input: SuspendInput): Promise<EmergencyResult> {
  const { tenantId, reason, incident } = input;
  const before = await lockTenant(tx, tenantId);
  if (before.status === "archived")
    throw new OperationalError(
      "refused",
      `Tenant ${tenantId} is archived: nothing serves it any more.`,
      "An archived tenant cannot be suspended and need not be.",
    );
  const found = await findStatusHold(tx, tenantId);
  // The row before the hold, and the row once: opening a hold writes a tenant that this transaction has not written yet,
  // and a second UPDATE of one row makes PostgreSQL check its foreign key again, which waits for whoever has the tier.
  if (before.status !== "suspended")
    await setTenantStatus(tx, tenantId, "suspended", {
      reason,
      ...(incident !== undefined && { ticket: incident }),
    });
  const hold =
    found ??
    (await openHeld(
      tx,
      { target_kind: "tenant", target_id: tenantId, field: "status", value: "suspended", prior_value: before.status },
      input,
    ));
  const after = await readTenantStatus(tx, tenantId);
  return {
    tenant_id: tenantId,
    hold,
    already: found !== undefined && before.status === "suspended",
    status_before: before.status,
    status: "suspended",
    config_version: after?.config_version ?? before.config_version,
  };
}
