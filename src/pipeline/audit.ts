import type { AuditFilter, AuditPages } from "../model/audit.ts";
import { unknownTenant } from "../model/unknown-tenant.ts";
import type { Sql } from "../registry/database.ts";
import { listAuditedTenants } from "../registry/queries/list-audited-tenants.ts";
import { streamAudit } from "../registry/queries/read-audit.ts";
import { toRecord } from "./audit-log/to-record.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { readRegistry } from "./registry-access.ts";

/**
 * Who changed what, newest first, in pages of one snapshot, with the currency of the amounts. A tenant that was removed,
 * even by hand, is known.
 * @param use is given the pages and reads them before it returns
 * @throws OperationalError `refused` for a tenant that the log has never heard of
 */
export function readAuditLog<T>(
  address: RegistryAddress,
  filter: AuditFilter,
  use: (pages: AuditPages, currency: string | null) => Promise<T>,
): Promise<T> {
  return readRegistry(address, "tenantry_auditor", (sql, { currency }) => use(readPages(sql, filter), currency));
}

async function* readPages(sql: Sql, filter: AuditFilter): AuditPages {
  let found = false;
  for await (const page of streamAudit(sql, filter)) {
    found = true;
    yield page.map(toRecord);
  }
  if (!found && filter.tenantId !== undefined) await requireKnown(sql, filter.tenantId);
}

async function requireKnown(sql: Sql, tenantId: string): Promise<void> {
  const known = await listAuditedTenants(sql);
  if (!known.includes(tenantId)) throw unknownTenant(tenantId, known);
}
