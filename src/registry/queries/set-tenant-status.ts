import type { TenantStatus } from "../../model/catalog.ts";
import type { Sql } from "../database.ts";
import type { Suspension } from "./read-tenant-status.ts";

/**
 * Writes status and suspension, and only where they differ: triggers take an UPDATE that changes nothing for a change.
 * The reason and ticket of a tenant that is not suspended are cleared.
 */
export async function setTenantStatus(
  tx: Sql,
  tenantId: string,
  status: TenantStatus,
  suspension: Suspension | null,
): Promise<void> {
  await tx.query(
    `update tenantry.tenants set status = $2, suspension_reason = $3, suspension_ticket = $4
      where tenant_id = $1
        and (status, suspension_reason, suspension_ticket) is distinct from ($2::text, $3::text, $4::text)`,
    [tenantId, status, suspension?.reason ?? null, suspension?.ticket ?? null],
  );
}
