import type { JsonValue } from "../model/json.ts";
import { leavesOf } from "../model/leaves.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { Hold, ShownHold, SourcedHold } from "../model/registry.ts";
import type { Sql } from "../registry/database.ts";
import { listHolds as queryHolds } from "../registry/queries/list-holds.ts";
import { listWriteBacks } from "../registry/queries/list-write-backs.ts";
import { readEntities } from "../registry/queries/read-entities.ts";
import { readHoldSources } from "../registry/queries/read-hold-sources.ts";
import { readTenants } from "../registry/queries/read-tenants.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { readSnapshot, withDatabase } from "./registry-access.ts";

/**
 * One hold, open or closed, with what Git asks for: what sync last read of the field it holds.
 * @throws OperationalError `refused` when there is none of that number
 */
export function showHold(address: RegistryAddress, id: number): Promise<ShownHold> {
  return withDatabase(address, async (db) => {
    const { hold, git } = await readSnapshot(db, address, "tenantry_reader", async (sql) => {
      const found = (await queryHolds(sql)).find((each) => each.id === id);
      if (found === undefined)
        throw new OperationalError(
          "refused",
          `There is no hold ${String(id)}.`,
          "`tenantry hold list --all` shows all that there were.",
        );
      return { hold: found, git: await readGitValue(sql, found) };
    });
    const sources = await readSnapshot(db, address, "tenantry_auditor", (sql) => readHoldSources(sql, [id]));
    return { hold: { ...hold, actor_source: sources.get(id) ?? null }, git };
  });
}

/** null for no value, and where it is not known. */
async function readGitValue(sql: Sql, { target_kind, target_id, field }: Hold): Promise<JsonValue> {
  if (target_kind === "flag") return (await readEntities(sql, "flag")).get(target_id)?.document["state"] ?? null;
  const tenant = (await readTenants(sql, [target_id])).get(target_id);
  return (tenant?.applied && leavesOf(tenant.applied).get(field)) ?? null;
}

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
    const told = await readSnapshot(db, address, "tenantry_reader", (sql) => listWriteBacks(sql, ids));
    return holds.map((hold) => ({
      ...hold,
      actor_source: sources.get(hold.id) ?? null,
      write_backs: told.get(hold.id) ?? [],
    }));
  });
}
