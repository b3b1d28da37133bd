import type { AuditEntry, AuditFilter, ChainVerdict } from "../model/audit.ts";
import { readAudit } from "../registry/queries/read-audit.ts";
import { verifyChain } from "../registry/queries/verify-chain.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { readRegistry } from "./registry-access.ts";

/** Who changed what, newest first, and the currency of the amounts. */
export function readAuditLog(
  address: RegistryAddress,
  filter: AuditFilter,
): Promise<{ readonly currency: string | null; readonly entries: readonly AuditEntry[] }> {
  return readRegistry(address, "tenantry_auditor", async (sql, { currency }) => ({
    currency,
    entries: await readAudit(sql, filter),
  }));
}

/** Recomputes the chain of the log inside the database. */
export function verifyAuditLog(address: RegistryAddress): Promise<ChainVerdict> {
  return readRegistry(address, "tenantry_auditor", (sql) => verifyChain(sql));
}
