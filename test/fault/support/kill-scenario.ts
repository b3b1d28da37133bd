import { rmSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import { onTestFinished } from "vitest";
import { openCache } from "../../../src/cache/open.ts";
import type { Catalog } from "../../../src/model/catalog.ts";
import { compileTree } from "../../../src/pipeline/compile.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { deliverOutbox } from "../../../src/sync/deliver-outbox.ts";
import type { TestDatabase } from "../../support/database.ts";
import { makeFolder } from "../../support/git-folder.ts";
import { databaseOf } from "../../support/template.ts";
import type { Workspace } from "../../support/workspace.ts";
import { TENANTS, newWorkspace, tenantYaml, tierYaml } from "../../support/workspace.ts";
import type { Seeded } from "./seeded.ts";
import { seeded } from "./seeded.ts";

/** What Redis has of the registry when the sync begins. */
const CACHES = ["all", "a backlog waits", "nothing"] as const;

const config = `version: 1
currency: INR
limits:
  max_users: {unit: users, kind: quota}
policy:
  sync: {max_remove_percent: 100, max_update_percent: 100, max_suspend: 100, small_set: {below: 1, max: 1}}
cache: redis
`;

/** A change that was committed and is not synced yet, and everything that a trial begins with. */
export interface Scenario {
  readonly seed: number;
  readonly workspace: Workspace;
  readonly catalogs: ReadonlyMap<string, Catalog>;
  /** The change. */
  readonly commit: string;
  /** What Redis holds before the change, in this database of the server. */
  readonly redisUrl: string;
}

/** Draws a catalog, a change of it and the state of Redis from the seed. */
export async function newScenario(seed: number, redisServer: string): Promise<Scenario> {
  const random = seeded(seed);
  const workspace = await newWorkspace();
  const redisUrl = `${redisServer}/${seed}`;
  const catalogs = new Map<string, Catalog>();
  const commit = async (message: string) => {
    const id = workspace.commit(message);
    catalogs.set(id, (await compileTree({ root: workspace.root, today: "2026-11-23" })).catalog);
    return id;
  };
  workspace.write("tenantry.yaml", config);
  await commit("first");
  await workspace.sync();
  // Each seed another state of the cache, so that five seeds have seen all of them.
  const cache = CACHES[seed % CACHES.length];
  if (cache !== "nothing") await deliver(workspace, redisUrl);
  change(workspace, random, "second");
  await commit("second");
  await workspace.sync();
  if (cache === "all") await deliver(workspace, redisUrl);
  change(workspace, random, "third");
  const last = await commit("third");
  return { seed, workspace, catalogs, commit: last, redisUrl };
}

/** Some tenants move, perhaps all with their tier; sometimes one is suspended, sometimes there is a new one, or a new tier. */
function change(workspace: Workspace, random: Seeded, name: string): void {
  const users = 10 + random.below(90);
  for (const id of random.sample(TENANTS, random.below(4) + 1)) {
    const status = random.below(4) === 0 ? "suspended" : "active";
    workspace.write(`tenants/${id}.yaml`, tenantYaml(id, { status, extra: `limits: {max_users: ${users}}\n` }));
  }
  if (random.below(2) === 0) workspace.write("tiers/gold.yaml", tierYaml("gold", { rank: 2, maxUsers: 200 + users }));
  if (random.below(2) === 0) workspace.write(`tenants/${name}.yaml`, tenantYaml(name, { tier: "silver" }));
  if (random.below(2) === 0) workspace.write(`tiers/${name}.yaml`, tierYaml(name, { rank: 3 + users }));
}

async function deliver({ db }: Workspace, redisUrl: string): Promise<void> {
  const cache = await openCache(redisUrl);
  await deliverOutbox(db, cache);
  cache.close();
}

/** Where trials run, one after the other, each from the scenario's beginning. */
export interface Lane {
  readonly redisUrl: string;
  /** What the command line remembers of files between runs. */
  readonly memory: string;
  /** A registry and a Redis as the scenario left them; call `close` when the trial is over. */
  begin(scenario: Scenario): Promise<TestDatabase>;
}

export function newLane(index: number, redisServer: string): Lane {
  const folder = makeFolder();
  const redis = new Redis(redisServer);
  onTestFinished(() => {
    redis.disconnect();
    rmSync(folder, { recursive: true, force: true });
  });
  const number = 8 + index; // the scenarios have those below
  const memory = join(folder, "memory");
  return {
    redisUrl: `${redisServer}/${number}`,
    memory,
    async begin({ seed, workspace }) {
      rmSync(memory, { recursive: true, force: true });
      await copyDatabase(redis, seed, number);
      return cloneDatabase(workspace.database, index);
    },
  };
}

async function copyDatabase(redis: Redis, from: number, to: number): Promise<void> {
  await redis.select(to);
  await redis.flushdb();
  await redis.select(from);
  for (const key of await redis.keys("*")) await redis.copy(key, key, "DB", to);
}

async function cloneDatabase(database: TestDatabase, lane: number): Promise<TestDatabase> {
  const template = new URL(database.url).pathname.slice(1);
  const name = `${template}_lane${lane}`;
  const admin = await openDatabase(databaseOf(database.url, "postgres"));
  await admin.script(`drop database if exists ${name} with (force)`);
  // A database that somebody uses cannot be cloned: those of the scenario have nothing to do any more.
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [template]);
  await admin.script(`create database ${name} template ${template}`);
  return {
    url: databaseOf(database.url, name),
    urlAs: (role) => databaseOf(database.urlAs(role), name),
    async close() {
      await admin.script(`drop database ${name} with (force)`);
      await admin.close();
    },
  };
}
