/** PostgreSQL dies in the middle of a sync and comes back: the registry is before the sync or after it, and whole. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Catalog } from "../../src/model/catalog.ts";
import { OperationalError } from "../../src/model/operational-error.ts";
import { compileTree } from "../../src/pipeline/compile.ts";
import type { SyncInput } from "../../src/pipeline/sync.ts";
import { openCache } from "../../src/cache/open.ts";
import type { Direction } from "../support/proxy.ts";
import { startPostgres } from "../support/postgres.ts";
import { startRedis } from "../support/redis.ts";
import type { TestServer } from "../support/server-process.ts";
import type { Workspace } from "../support/workspace.ts";
import { newWorkspace, tenantYaml } from "../support/workspace.ts";
import type { MortalRegistry } from "./support/mortal-registry.ts";
import { newMortalRegistry } from "./support/mortal-registry.ts";
import type { Expected } from "./support/whole-registry.ts";
import { lookAt } from "./support/whole-registry.ts";

let postgres: TestServer;
let redis: TestServer;
let databases = 0; // of Redis: each belongs to one registry
beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  return () => Promise.all([postgres.stop(), redis.stop()]);
});

interface Change {
  readonly workspace: Workspace;
  readonly registry: MortalRegistry;
  readonly settings: Partial<SyncInput> & { readonly redisUrl: string };
  readonly catalogs: ReadonlyMap<string, Catalog>;
  /** The one that is not synced yet. */
  readonly commit: string;
}

/** One commit that is synced, and one that is not. */
async function newChange(): Promise<Change> {
  const [workspace, registry] = [await newWorkspace(), await newMortalRegistry(postgres)];
  const settings = { databaseUrl: registry.url, asked: "redis", redisUrl: `${redis.url}/${databases++}` } as const;
  const catalogs = new Map<string, Catalog>();
  const commit = async () => {
    const id = workspace.commit("change");
    catalogs.set(id, (await compileTree({ root: workspace.root, today: "2026-11-23" })).catalog);
    return id;
  };
  await commit();
  await workspace.sync(settings);
  for (const id of ["acme", "beta"])
    workspace.write(`tenants/${id}.yaml`, tenantYaml(id, { extra: "limits: {max_users: 7}\n" }));
  return { workspace, registry, settings, catalogs, commit: await commit() };
}

/** Begins a sync during which the server dies, at the moment that its words on the wire name; resolves when it has ended. */
async function syncUntilDeath({ workspace, registry, settings }: Change, moment: Moment): Promise<unknown> {
  const dying: Promise<void>[] = [];
  const die = async () => {
    dying.push(registry.kill());
    if (moment.races !== true) await Promise.all(dying);
  };
  const onPlan = () => {
    registry.wire.intercept(moment.direction, moment.text, die);
  };
  const ended: unknown = await workspace.sync({ ...settings, onPlan }).catch((error: unknown) => error);
  expect(dying).toHaveLength(1);
  await Promise.all(dying);
  return ended;
}

/** The error says what and how to mend it; once the sync has heard of its COMMIT, only the delivery can have failed. */
function expectTold(ended: unknown, { says, races = false, heard = false }: Moment): void {
  const mayBeApplied = says === undefined || ((races || heard) && !(ended instanceof Error));
  if (mayBeApplied) expect(ended).toMatchObject({ applied: { revision: 2 }, delivery: { state: "pending" } });
  else {
    expect(ended).toBeInstanceOf(OperationalError);
    expect(ended).toMatchObject({ code: "unavailable", hint: expect.stringMatching(/\S/) as string });
    expect(ended).toHaveProperty("message", expect.stringMatching(says));
  }
}

async function look({ registry }: Change, expected: Expected): Promise<string[]> {
  const db = await registry.open();
  const violations = await lookAt(db, expected);
  await db.close();
  return violations;
}

/** A second sync has nothing to wait for: the registry is that of the commit, and the cache knows. */
async function converge(change: Change): Promise<string[]> {
  const { workspace, settings, catalogs, commit } = change;
  await workspace.sync(settings);
  const cache = await openCache(settings.redisUrl);
  const violations = await look(change, { catalogs: new Map([...catalogs].filter(([id]) => id === commit)), cache });
  cache.close();
  return violations;
}

interface Moment {
  readonly name: string;
  readonly direction: Direction;
  readonly text: string;
  /** The server gets what was sent while it dies. */
  readonly races?: boolean;
  /** What the server said last may reach the sync before the end of the connection does. */
  readonly heard?: boolean;
  /** What the sync says of itself; undefined when it is applied, and only its delivery has failed. */
  readonly says: RegExp | undefined;
}

const closed = /(closed the connection|refused the connection|is shutting down)/;
const unknown = /during COMMIT: it is not known whether the change was committed\.$/;
const MOMENTS: readonly Moment[] = [
  { name: "before BEGIN", direction: "up", text: "begin isolation level read committed", says: closed },
  { name: "with its locks held", direction: "up", text: "select tenant_id, config_version", says: closed },
  { name: "with its tenants written", direction: "up", text: "update tenantry.registry_state", says: closed },
  { name: "before its COMMIT", direction: "up", text: "commit\0", says: unknown },
  { name: "during its COMMIT", direction: "up", text: "commit\0", races: true, says: unknown },
  { name: "after its COMMIT", direction: "down", text: "COMMIT\0", heard: true, says: unknown },
  { name: "while it delivers", direction: "up", text: "update tenantry.outbox", says: undefined },
];

describe("PostgreSQL is killed during a sync", () => {
  test.each(MOMENTS)("$name: the registry is before or after, and the next sync finishes the work", async (moment) => {
    const change = await newChange();
    expectTold(await syncUntilDeath(change, moment), moment);
    await change.registry.revive();
    expect(await look(change, change)).toEqual([]);
    expect(await converge(change)).toEqual([]);
  });
});

test("a table that does not survive a crash is found out", async () => {
  const change = await newChange();
  const db = await change.registry.open();
  await db.script("alter table tenantry.outbox set unlogged");
  await db.close();
  await syncUntilDeath(change, { name: "", direction: "down", text: "COMMIT\0", says: undefined });
  await change.registry.revive();
  const violations = await look(change, change);
  expect(violations).toContainEqual("outbox: tenant acme has version 2 and rows for none");
});
