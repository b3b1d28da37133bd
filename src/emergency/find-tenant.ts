import { OperationalError } from "../model/operational-error.ts";
import { unknownTenant } from "../model/unknown-tenant.ts";
import type { Sql } from "../registry/database.ts";
import type { StatusRow } from "../registry/queries/read-tenant-status.ts";
import { listTenantIds } from "../registry/queries/list-tenant-ids.ts";
import { lockTenants } from "../registry/queries/lock-tenants.ts";
import { readTenantStatus } from "../registry/queries/read-tenant-status.ts";

/**
 * Locks the tenant, then reads it in a new statement: the one that waited for a sync would not see what it wrote.
 * The row is all an emergency locks before its hold. It writes no tier and moves no reference to one, so that no
 * foreign key looks at the tier's row, which a sync may keep locked for long.
 * @throws OperationalError `refused` for an unknown or removed tenant.
 */
export async function lockTenant(tx: Sql, tenantId: string): Promise<StatusRow> {
  await lockTenants(tx, [tenantId]);
  const row = await readTenantStatus(tx, tenantId);
  if (row === undefined) throw unknownTenant(tenantId, await listTenantIds(tx));
  if (row.removed)
    throw new OperationalError(
      "refused",
      `Tenant ${tenantId} was removed from the registry.`,
      "No service answers for a removed tenant: there is nothing to do.",
    );
  return row;
}
