/** Two syncs, or a sync and a writer that is none, at the same time: one after the other, or refused, and never half of each. */
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { verifyChain } from "../../src/pipeline/audit-verify.ts";
import type { SyncOutcome } from "../../src/pipeline/sync.ts";
import type { Sql } from "../../src/registry/database.ts";
import { migrateRegistry } from "../../src/registry/migrate.ts";
import { openDatabase } from "../../src/registry/open.ts";
import { commitAll, git, makeFolder } from "../support/git-folder.ts";
import type { Stop } from "../support/race-stops.ts";
import { holdStop, stopsOfSync, untilWaitingOrEnded } from "../support/race-stops.ts";
import type { Workspace } from "../support/workspace.ts";
import { TENANTS, syncedWorkspace, tenantYaml, tierYaml } from "../support/workspace.ts";

const TRIALS = 10;

/** A commit that gives every tenant this limit. */
function commitLimit(workspace: Workspace, maxUsers: number): void {
  workspace.write("tiers/gold.yaml", tierYaml("gold", { rank: 2, maxUsers }));
  workspace.commit(`limit ${maxUsers}`);
}

/** A second clone of the repository as it is now. */
function clone({ root }: Workspace): string {
  const copy = makeFolder();
  onTestFinished(() => rmSync(copy, { recursive: true }));
  git(copy, "clone", "--quiet", root, ".");
  return copy;
}

async function readLimits({ db }: Workspace): Promise<number[]> {
  const { rows } = await db.query<{ limit: number }>(
    `select distinct (limits ->> 'max_users')::int as limit from tenantry.tenants
     union select (document #>> '{limits,max_users,default}')::int from tenantry.tenant_tier_configs where tier = 'gold'`,
  );
  return rows.map(({ limit }) => limit);
}

async function expectWhole(workspace: Workspace, limit: number): Promise<void> {
  expect(await readLimits(workspace)).toEqual([limit]);
  expect((await verifyChain(workspace.db)).bad).toBeNull();
}

describe("two syncs", () => {
  test("of one commit: one applies it, the other finds nothing to do", async () => {
    const workspace = await syncedWorkspace();
    for (let trial = 1; trial <= TRIALS; trial++) {
      commitLimit(workspace, 300 + trial);
      const both = await Promise.all([workspace.sync(), workspace.sync()]);
      const applied = both.flatMap((outcome) => outcome.applied ?? []);
      expect(applied).toEqual([expect.objectContaining({ updated: TENANTS.length, revision: 1 + trial })]);
      await expectWhole(workspace, 300 + trial);
    }
  });

  test("of a commit and the one before it: the later one stands", async () => {
    const workspace = await syncedWorkspace();
    for (let trial = 1; trial <= TRIALS; trial++) {
      commitLimit(workspace, 400 + trial);
      const earlier = clone(workspace);
      commitLimit(workspace, 300 + trial);
      const [first, second] = await Promise.allSettled([workspace.sync({ root: earlier }), workspace.sync()]);
      expect(second.status).toBe("fulfilled");
      if (first.status === "rejected") expect(first.reason).toMatchObject({ code: "refused" });
      await expectWhole(workspace, 300 + trial);
    }
  });

  test("of two branches that change different tenants: one stands, the other is refused", async () => {
    for (let trial = 1; trial <= TRIALS; trial++) {
      const workspace = await syncedWorkspace();
      const beside = clone(workspace);
      const change = (id: string) => tenantYaml(id, { extra: "limits: {max_users: 7}\n" });
      workspace.write("tenants/acme.yaml", change("acme"));
      workspace.commit("acme");
      writeFileSync(join(beside, "tenants/beta.yaml"), change("beta"));
      commitAll(beside, "beta");
      const ends = await Promise.allSettled([workspace.sync(), workspace.sync({ root: beside })]);
      const refused = ends.flatMap((end) => (end.status === "rejected" ? [end.reason as unknown] : []));
      expect(refused).toEqual([expect.objectContaining({ code: "refused" })]);
      const { rows } = await workspace.db.query("select tenant_id from tenantry.tenants where config_version > 1");
      expect(rows).toEqual([{ tenant_id: ends[0].status === "fulfilled" ? "acme" : "beta" }]);
      expect((await verifyChain(workspace.db)).bad).toBeNull();
    }
  });
});

/** Stops a sync at this point, lets somebody else come as far as possible beside it, and lets both end. */
async function syncBeside(workspace: Workspace, stop: Stop, other: () => Promise<unknown>): Promise<Ends> {
  const blocker = await openDatabase(workspace.database.url);
  let held: { release(): Promise<void> } | undefined;
  const confirm = async () => void (held ??= await holdStop(blocker, stop));
  const syncing = workspace.sync({ confirm });
  expect(await untilWaitingOrEnded(workspace.db, syncing, 1)).toBe("waiting");
  const beside = other();
  await untilWaitingOrEnded(workspace.db, beside, 2);
  await held?.release();
  const ends = await Promise.allSettled([syncing, beside]);
  await blocker.close();
  return ends;
}
type Ends = [PromiseSettledResult<SyncOutcome>, PromiseSettledResult<unknown>];

const STOPS = stopsOfSync("acme", "ember").map((stop): [string, Stop] => [stop.name, stop]);

test.each(STOPS)("a direct UPDATE while a sync %s: before it or after it, and each is one entry", async (_, stop) => {
  const workspace = await syncedWorkspace();
  commitLimit(workspace, 300);
  const edit = "update tenantry.tenants set labels = '{\"by\": \"hand\"}' where tenant_id = 'coral'";
  const [synced, edited] = await syncBeside(workspace, stop, () => workspace.db.script(edit));
  expect([synced.status, edited.status]).toEqual(["fulfilled", "fulfilled"]);
  await expectWhole(workspace, 300);
  const { rows } = await workspace.db.query(
    `select (old::jsonb ->> 'config_version')::int as from, (new::jsonb ->> 'config_version')::int as to
     from audit.log where pk = 'coral' and op = 'UPDATE' order by seq`,
  );
  expect(rows).toEqual([{ from: 1, to: 2 }, { from: 2, to: 3 }]); // prettier-ignore
  await workspace.sync();
  const { rows: labels } = await workspace.db.query("select distinct labels from tenantry.tenants");
  expect(labels).toEqual([{ labels: {} }]);
});

/** A program of the next version, which has one migration more. It writes an entry of the log, for the order of things. */
function nextMigrations(): URL {
  const folder = makeFolder();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(new URL("../../src/registry/migrations/", import.meta.url), folder, { recursive: true });
  const sql = "alter table tenantry.tenants add column note text; insert into tenantry.features (feature, document) values ('migrated', '{}');"; // prettier-ignore
  writeFileSync(join(folder, "000900_next.sql"), sql);
  return pathToFileURL(`${folder}/`);
}

describe("a migration to the next version", () => {
  /** The sync has written all before it, or nothing. */
  async function expectOneAfterTheOther(workspace: Workspace, synced: PromiseSettledResult<unknown>): Promise<void> {
    const { rows } = await workspace.db.query<{ pk: string }>(
      "select pk from audit.log where link > 1 and pk in ('acme', 'migrated') order by seq",
    );
    const order = rows.map(({ pk }) => pk);
    if (synced.status === "fulfilled") expect(order).toEqual(["acme", "migrated"]);
    else {
      expect(order).toEqual(["migrated"]);
      expect(synced.reason).toMatchObject({
        code: "refused",
        message: "The registry is newer than this program: it has the migration 000900_next.sql.",
      });
    }
    await expectWhole(workspace, synced.status === "fulfilled" ? 300 : 200);
  }

  test.each(STOPS)("while a sync %s: it waits for the sync, or the sync is refused", async (_, stop) => {
    const workspace = await syncedWorkspace();
    commitLimit(workspace, 300);
    const migrate = () => migrateRegistry(workspace.db, { environment: "test", folder: nextMigrations() });
    const [synced, migrated] = await syncBeside(workspace, stop, migrate);
    expect(migrated.status).toBe("fulfilled");
    await expectOneAfterTheOther(workspace, synced);
  });

  test("while a sync asks whether to go ahead: the sync is refused", async () => {
    const workspace = await syncedWorkspace();
    commitLimit(workspace, 300);
    const confirm = async () => {
      await migrateRegistry(workspace.db, { environment: "test", folder: nextMigrations() });
    };
    const [synced] = await Promise.allSettled([workspace.sync({ confirm })]);
    expect(synced.status).toBe("rejected");
    await expectOneAfterTheOther(workspace, synced);
  });

  test("that is under way when a sync comes: the sync is refused", async () => {
    const workspace = await syncedWorkspace();
    commitLimit(workspace, 300);
    const others = await openDatabase(workspace.database.url);
    const table = { name: "", hold: (tx: Sql) => tx.query("lock table tenantry.tenants in access share mode") };
    const held = await holdStop(others, table);
    const migrating = migrateRegistry(others, { environment: "test", folder: nextMigrations() });
    expect(await untilWaitingOrEnded(workspace.db, migrating, 1)).toBe("waiting");
    const syncing = workspace.sync();
    expect(await untilWaitingOrEnded(workspace.db, syncing, 2)).toBe("waiting");
    await held.release();
    const [synced] = await Promise.allSettled([syncing, migrating]);
    await others.close();
    expect(synced.status).toBe("rejected");
    await expectOneAfterTheOther(workspace, synced);
  });
});
