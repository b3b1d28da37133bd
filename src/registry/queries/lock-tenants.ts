import type { Sql } from "../database.ts";
import { lockRows } from "./lock-rows.ts";

/** As lockRows; after the tiers, features and flags, before the holds. */
export async function lockTenants(tx: Sql, ids: readonly string[]): Promise<string[]> {
  return lockRows(tx, "tenantry.tenants", "tenant_id", ids);
}
