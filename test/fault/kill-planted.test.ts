/** The check that the kill tests rely on finds what it is there for: one planted fault of each kind, and live ones. */
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openCache } from "../../src/cache/open.ts";
import { compileTree } from "../../src/pipeline/compile.ts";
import { openDatabase } from "../../src/registry/open.ts";
import { buildCli } from "../support/cli.ts";
import type { TestDatabase } from "../support/database.ts";
import { startRedis } from "../support/redis.ts";
import type { Workspace } from "../support/workspace.ts";
import { newWorkspace, tenantYaml } from "../support/workspace.ts";
import { newLane, newScenario } from "./support/kill-scenario.ts";
import type { KillPoint } from "./support/killed-sync.ts";
import { KilledSyncs } from "./support/killed-sync.ts";
import type { Expected } from "./support/whole-registry.ts";
import { listViolations, lookAt } from "./support/whole-registry.ts";

/** Whoever can do this has the database: the log is append-only for everybody else. */
function past(trigger: string, ...statements: string[]): string {
  const [table = "", name = ""] = trigger.split(" ");
  return [`alter table ${table} disable trigger ${name}`, ...statements].join(";");
}

const limits = `update tenantry.tenants set limits = '{"max_users": 1}' where tenant_id = 'acme'`;
/** The outbox row says that it is delivered before it is. */
const MARKED_EARLY = `
  create function public.mark() returns trigger language plpgsql as $$ begin new.delivered_at = now(); return new; end $$;
  create trigger mark before insert on tenantry.outbox for each row execute function public.mark()`;

const PLANTED: readonly (readonly [what: string, sql: string, violation: RegExp])[] = [
  [
    "an entry of the log twice",
    past("audit.change all", "insert into audit.change select tx, stmt, n + 100, pk, old, new, digest from audit.change where pk = 'acme' and old is not null"), // prettier-ignore
    /^log: tenants acme has version 2 and in the log \{1,2,2\}$/,
  ],
  [
    "a change without an entry",
    past("tenantry.tenants audit_update", limits),
    /^log: tenants acme has version 3 and in the log \{1,2\}$/,
  ],
  [
    "a row that is not what its last entry says",
    past("tenantry.tenants all", limits),
    /^log: tenants acme has version 2 and in the log \{1,2\}$/,
  ],
  [
    "a link that is gone",
    past("audit.link all", "delete from audit.link where seq = 1"),
    /^chain: link 1: link 1 is missing: 2 follows 0$/,
  ],
  ["half of a plan", limits, /^plan: tenant acme is not that of commit [0-9a-f]{40}$/],
  [
    "a run that was not recorded",
    "delete from tenantry.sync_runs where revision = 2",
    /^run: sync [0-9a-f-]{36} says tenants, the log 1 in 1 links$/,
  ],
  [
    "a run that did more than the log says",
    "update tenantry.sync_runs set updated = 5 where revision = 2",
    /^run: sync \S+ says 5 tenants, the log 1 in 1 links$/,
  ],
  [
    "a commit that was synced twice",
    "insert into tenantry.sync_runs select gen_random_uuid(), commit, catalog_hash, plan_hash, actor, actor_source, pr_url, pr_source, reason, started_at, finished_at, 0, 0, 0, 0, revision from tenantry.sync_runs where revision = 2", // prettier-ignore
    /^run: commit [0-9a-f]{40} was synced 2 times$/,
  ],
  [
    "a run of a revision that was never reached",
    "update tenantry.registry_state set revision = 7",
    /^run: the registry has revision 7, the last sync 2$/,
  ],
  [
    "a version that nobody announces",
    "delete from tenantry.outbox where config_version = 2",
    /^outbox: tenant acme has version 2 and rows for \{1\}$/,
  ],
  [
    "a version that is announced twice",
    "insert into tenantry.outbox (tenant_id, action, config_version, delivered_at) values ('acme', 'updated', 2, now())",
    /^outbox: tenant acme has version 2 and rows for \{1,2,2\}$/,
  ],
  [
    "a row that was not delivered",
    "update tenantry.outbox set delivered_at = null where config_version = 2",
    /^delivery: version 2 of tenant acme was not delivered$/,
  ],
  [
    "a row that was marked and not delivered",
    `${MARKED_EARLY}; ${limits}`,
    /^delivery: tenant acme is served at version 2, not 3$/,
  ],
];

test("a planted fault of each kind is found, and none where none was planted", async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  const workspace = await newWorkspace();
  workspace.commit("first");
  await workspace.sync({ asked: "redis", redisUrl: redis.url });
  workspace.write("tenants/acme.yaml", tenantYaml("acme", { extra: "limits: {max_users: 7}\n" }));
  const commit = workspace.commit("second");
  await workspace.sync({ asked: "redis", redisUrl: redis.url });
  const { catalog } = await compileTree({ root: workspace.root, today: "2026-11-23" });
  const cache = await openCache(redis.url);
  onTestFinished(() => {
    cache.close();
  });
  const expected = { catalogs: new Map([[commit, catalog]]), cache };
  expect(await lookAt(workspace.db, expected)).toEqual([]);
  for (const [what, sql, violation] of PLANTED)
    expect(await plant(workspace, sql, expected), what).toContainEqual(expect.stringMatching(violation));
  expect(await lookAt(workspace.db, expected)).toEqual([]);
});

/** What is wrong with the fault in place, which nobody else sees and which is gone afterwards. */
async function plant({ db }: Workspace, sql: string, expected: Expected): Promise<string[]> {
  let found: string[] = [];
  const undone = new Error("rolled back on purpose");
  const planting = db.transaction(async (tx) => {
    await tx.script(sql);
    await tx.script("set constraints all immediate"); // else what was written is sealed at COMMIT
    found = await listViolations(tx, expected);
    throw undone;
  });
  await expect(planting).rejects.toBe(undone);
  return found;
}

/** The moment at which the change is committed and nothing of it is delivered. */
function afterCommit(points: readonly KillPoint[]): KillPoint {
  const run = points.findIndex(({ label }) => label.includes("insert into tenantry.sync_runs"));
  const point = points.find(
    ({ label, when }, index) => index > run && when === "after" && /_write Q +commit/.test(label),
  );
  if (run < 0 || point === undefined) throw new Error("The sync has no COMMIT.");
  return point;
}

describe("a registry without one of its guards", () => {
  beforeAll(buildCli);

  test("is found out when its sync is killed, and one that has them all is not", async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    const syncs = new KilledSyncs();
    const lane = newLane(0, redis.url);
    const scenario = await newScenario(0, redis.url);
    const point = afterCommit(await syncs.listPoints(lane, scenario));
    const without = async (sql: string) => {
      const { killed, violations } = await syncs.tryPoint(lane, scenario, point, (database) => run(database, sql));
      expect(killed).toBe(true);
      return violations.map((violation) => violation.replace(/^seed 0, after call \d+ \(.*?\): /, ""));
    };
    expect(await without("select 1")).toEqual([]);
    const unlogged = await without("alter table tenantry.tenants disable trigger audit_update");
    expect(unlogged).toContainEqual(expect.stringMatching(/^log: tenants \w+ has version 3 and in the log \{1,2\}$/));
    expect(unlogged).toContainEqual(expect.stringMatching(/^run: sync \S+ says 4 tenants, the log 0 in 1 links$/));
    const silent = await without("alter table tenantry.tenants disable trigger outbox_update");
    expect(silent).toContainEqual(expect.stringMatching(/^outbox: tenant \w+ has version 3 and rows for \{1,2\}$/));
    expect(silent).toContainEqual(expect.stringMatching(/^delivery: tenant \w+ is served at version 2, not 3$/));
    const early = await without(MARKED_EARLY);
    expect(early).toContainEqual(expect.stringMatching(/^delivery: tenant \w+ is served at version 2, not 3$/));
  });
});

async function run(database: TestDatabase, sql: string): Promise<void> {
  const db = await openDatabase(database.url);
  await db.script(sql);
  await db.close();
}
