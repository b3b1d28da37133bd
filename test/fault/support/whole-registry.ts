/** The one place that knows what "the registry is whole" means for the tests that break things. */
import { isDeepStrictEqual } from "node:util";
import type { Cache } from "../../../src/cache/cache.ts";
import type { Catalog } from "../../../src/model/catalog.ts";
import { verifyChain } from "../../../src/pipeline/audit-verify.ts";
import type { Database, Sql } from "../../../src/registry/database.ts";
import { readTenants } from "../../../src/registry/queries/read-tenants.ts";
import { LOGGED_UNLIKE_ROWS, OUTBOX_UNLIKE_VERSIONS, RUNS_UNLIKE_LOG, WAITING } from "./whole-registry-queries.ts";

export interface Expected {
  /** Of every commit that may have been synced: the registry has to be exactly one of them. */
  readonly catalogs: ReadonlyMap<string, Catalog>;
  /** Given once everything has to be over: nothing may wait, and this cache serves every tenant as the registry has it. */
  readonly cache?: Cache;
}

/**
 * What is wrong with a registry, one sentence each; none when it is whole. `tx` is a superuser's, and sees one snapshot.
 * Each begins with its kind: `chain`, `log` (an entry lost or doubled), `run` (a sync that is not what the log says of it),
 * `plan` (half applied), `outbox` (a version without its row, or with two) and, with a cache, `delivery`.
 */
export async function listViolations(tx: Sql, { catalogs, cache }: Expected): Promise<string[]> {
  await tx.script("set local timezone = 'UTC'"); // as the log writes times
  const { bad } = await verifyChain(tx);
  return [
    ...(bad === null ? [] : [`chain: link ${String(bad.link)}: ${bad.why}`]),
    ...(await told(tx, "log", LOGGED_UNLIKE_ROWS)),
    ...(await told(tx, "run", RUNS_UNLIKE_LOG)),
    ...(await told(tx, "outbox", OUTBOX_UNLIKE_VERSIONS)),
    ...(await unlikeEveryCatalog(tx, catalogs)),
    ...(cache === undefined ? [] : [...(await told(tx, "delivery", WAITING)), ...(await unserved(tx, cache))]),
  ];
}

/** The same of a whole registry, whoever writes it meanwhile. */
export function lookAt(db: Database, expected: Expected): Promise<string[]> {
  return db.transaction((tx) => listViolations(tx, expected), { readOnly: true });
}

async function told(tx: Sql, kind: string, query: string): Promise<string[]> {
  const { rows } = await tx.query<{ what: string }>(query);
  return rows.map(({ what }) => `${kind}: ${what}`);
}

interface Version {
  readonly tenant_id: string;
  readonly config_version: number;
}

async function versionsOf(tx: Sql): Promise<Version[]> {
  return (await tx.query<Version>("select tenant_id, config_version from tenantry.tenants order by tenant_id")).rows;
}

/** The registry says which commit it has; then it has all of that one, and nothing else. */
async function unlikeEveryCatalog(tx: Sql, catalogs: Expected["catalogs"]): Promise<string[]> {
  const { rows } = await tx.query<{ last_commit: string | null }>("select last_commit from tenantry.registry_state");
  const commit = rows[0]?.last_commit ?? "none";
  const wanted = catalogs.get(commit)?.tenants;
  if (wanted === undefined) return [`plan: the registry has commit ${commit}, which nobody synced`];
  const ids = new Set([...Object.keys(wanted), ...(await versionsOf(tx)).map(({ tenant_id }) => tenant_id)]);
  const found = await readTenants(tx, [...ids]);
  return [...ids].flatMap((id) => {
    const live = found.get(id)?.live;
    return isDeepStrictEqual(live, wanted[id]?.document) ? [] : [`plan: tenant ${id} is not that of commit ${commit}`];
  });
}

async function unserved(tx: Sql, cache: Cache): Promise<string[]> {
  const wrong: string[] = [];
  for (const { tenant_id, config_version } of await versionsOf(tx)) {
    const { proven, value } = await cache.read(tenant_id);
    if (!proven || value?.config_version !== config_version)
      wrong.push(`delivery: tenant ${tenant_id} is served at version ${String(value?.config_version)}, not ${config_version}`); // prettier-ignore
  }
  return wrong;
}
