import type { AuditEntry, AuditFilter } from "../model/audit.ts";
import { unknownTenant } from "../model/unknown-tenant.ts";
import { listAuditedTenants } from "../registry/queries/list-audited-tenants.ts";
import { readAudit } from "../registry/queries/read-audit.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { readRegistry } from "./registry-access.ts";

/**
 * Who changed what, newest first, and the currency of the amounts. A tenant that was removed, even by hand, is known.
 * @throws OperationalError `refused` for a tenant that the log has never heard of
 */
export function readAuditLog(
  address: RegistryAddress,
  filter: AuditFilter,
): Promise<{ readonly currency: string | null; readonly entries: readonly AuditEntry[] }> {
  const { tenantId } = filter;
  return readRegistry(address, "tenantry_auditor", async (sql, { currency }) => {
    const entries = await readAudit(sql, filter);
    if (entries.length > 0 || tenantId === undefined) return { currency, entries };
    const known = await listAuditedTenants(sql);
    if (!known.includes(tenantId)) throw unknownTenant(tenantId, known);
    return { currency, entries };
  });
}
