import type { SourcedHold } from "../model/registry.ts";
import { listHolds as queryHolds } from "../registry/queries/list-holds.ts";
import { readHoldSources } from "../registry/queries/read-hold-sources.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { readSnapshot, withDatabase } from "./registry-access.ts";

/**
 * The open holds, oldest first; those that are closed too when `all` is set. Where their names come from is known to a
 * member of tenantry_auditor only.
 */
export function listHolds(address: RegistryAddress, all = false): Promise<SourcedHold[]> {
  return withDatabase(address, async (db) => {
    const filter = all ? {} : ({ state: "open" } as const);
    const holds = await readSnapshot(db, address, "tenantry_reader", (sql) => queryHolds(sql, filter));
    if (holds.length === 0) return [];
    const ids = holds.map(({ id }) => id);
    const sources = await readSnapshot(db, address, "tenantry_auditor", (sql) => readHoldSources(sql, ids));
    return holds.map((hold) => ({ ...hold, actor_source: sources.get(hold.id) ?? null }));
  });
}
