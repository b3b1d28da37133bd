import type { AuditEntry, AuditFilter, ChainVerdict } from "../model/audit.ts";
import { readAudit } from "../registry/queries/read-audit.ts";
import { verifyChain } from "../registry/queries/verify-chain.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { readRegistry } from "./registry-access.ts";

/** Who changed what, newest first. */
export function readAuditLog(address: RegistryAddress, filter: AuditFilter): Promise<AuditEntry[]> {
  return readRegistry(address, "tenantry_auditor", (sql) => readAudit(sql, filter));
}

/** Recomputes the chain of the log inside the database. */
export function verifyAuditLog(address: RegistryAddress): Promise<ChainVerdict> {
  return readRegistry(address, "tenantry_auditor", (sql) => verifyChain(sql));
}
