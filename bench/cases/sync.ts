import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Comparison, Contender, Target } from "../harness/compare.ts";
import { peers } from "../harness/build-peers.ts";
import { measure } from "../harness/measure.ts";
import type { BenchCatalog, BenchCatalogs } from "./catalogs.ts";
import type { Registries } from "./registries.ts";
import { actor, query } from "./registries.ts";
import { requireSameWrites } from "./same-writes.ts";

const statements = fileURLToPath(new URL("../hand-written.sql", import.meta.url));
/** The registry after the first sync: made by compareSync. */
export const synced = "bench_synced";

/** From a registry, to what a catalog says. */
interface Task {
  readonly name: string;
  readonly from: string;
  readonly catalog: BenchCatalog;
  /** Tenants of the catalog's commit in the registry afterwards. */
  readonly written: number;
  readonly target: Target;
}

/** `tenantry sync` beside hand-written SQL that starts from compiled documents, and `tenantry plan` alone. */
export async function compareSync(
  program: string,
  catalogs: BenchCatalogs,
  registries: Registries,
  tenants: number,
  redisUrl: string,
): Promise<Comparison[]> {
  const { first, edited, editedTenants, rewritten } = catalogs;
  await registries.clone(registries.empty, synced);
  await measure({ args: syncArguments(program), cwd: first.folder, env: registries.settings(synced) });
  await query(registries.url(synced), "vacuum analyze");
  const whole = { name: `first sync of ${tenants} tenants`, from: registries.empty, catalog: first, written: tenants };
  const some = {
    name: `sync of ${editedTenants} changes among ${tenants}`,
    from: synced,
    catalog: edited,
    written: editedTenants,
  };
  const all = { name: `sync of ${tenants} changed tenants`, from: synced, catalog: rewritten, written: tenants };
  const none = {
    name: `sync of no change among ${tenants}`,
    from: synced,
    catalog: first,
    written: tenants,
    target: {},
  };
  const redis = { TENANTRY_CACHE: "redis", TENANTRY_REDIS_URL: redisUrl };
  return [
    beside(program, registries, { ...whole, target: { ratio: 3 } }),
    beside(program, registries, { ...all, target: { ratio: 2 } }),
    beside(program, registries, { ...some, target: {} }),
    beside(program, registries, none),
    {
      name: `${none.name}, whose files an earlier run has seen`,
      target: { ms: 2000 },
      ours: sync(program, registries, none, { TENANTRY_CHECK_CACHE: join(first.folder, "../check-cache") }),
    },
    {
      name: `${whole.name}, delivered to Redis`,
      target: {},
      ours: sync(program, registries, { ...whole, target: {} }, redis),
    },
    { name: `plan of ${tenants} new tenants`, target: {}, ours: plan(program, registries, whole.from, first) },
    {
      name: `plan of ${editedTenants} changes among ${tenants}`,
      target: {},
      ours: plan(program, registries, some.from, edited),
    },
  ];
}

function beside(program: string, registries: Registries, task: Task): Comparison {
  return {
    name: task.name,
    target: task.target,
    ours: sync(program, registries, task),
    peer: handWritten(registries, task),
  };
}

/** All changes of a task are wanted, however many. */
function syncArguments(program: string): string[] {
  return [program, "sync", "--auto-approve", "--allow", "updates=1000000 measured"];
}

function sync(program: string, registries: Registries, task: Task, more: Record<string, string> = {}): Contender {
  return {
    name: "tenantry sync",
    async prepare() {
      await registries.clone(task.from, "bench_ours");
      const env = { ...registries.settings("bench_ours"), ...more };
      return { args: syncArguments(program), cwd: task.catalog.folder, env };
    },
    finish: () => requireWritten(registries.url("bench_ours"), task),
  };
}

function handWritten(registries: Registries, task: Task): Contender {
  const url = registries.url("bench_peer");
  let compared = false;
  return {
    name: "hand-written SQL",
    async prepare() {
      await registries.clone(task.from, "bench_peer");
      const { documents, commit, folder } = task.catalog;
      return { args: [peers.handWritten, documents, statements, url, commit, actor], cwd: folder };
    },
    async finish() {
      await requireWritten(url, task);
      if (!compared) await requireSameWrites(registries.url("bench_ours"), url);
      compared = true;
    },
  };
}

function plan(program: string, registries: Registries, from: string, catalog: BenchCatalog): Contender {
  return {
    name: "tenantry plan",
    async prepare() {
      await registries.clone(from, "bench_ours");
      return { args: [program, "plan"], cwd: catalog.folder, env: registries.settings("bench_ours") };
    },
  };
}

async function requireWritten(url: string, { catalog, written }: Task): Promise<void> {
  const select = `select count(*)::int as written from tenantry.tenants where source_commit = '${catalog.commit}'`;
  assert.deepEqual(await query(url, select), [{ written }], "not every tenant was written");
}
