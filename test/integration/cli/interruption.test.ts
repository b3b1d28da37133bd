import { spawn } from "node:child_process";
import { once } from "node:events";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Database } from "../../../src/registry/database.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { buildCli, repository } from "../../support/cli.ts";
import { newCliProject } from "../../support/cli-project.ts";
import { startRedis } from "../../support/redis.ts";
import { newGate, untilSomebodyWaits } from "../../support/lock-wait.ts";

async function countRows(db: Database): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select (select count(*) from tenantry.tenants) + (select count(*) from tenantry.tenant_tier_configs)
       + (select count(*) from tenantry.sync_runs) + (select count(*) from audit.link) as count`,
  );
  return rows[0]?.count ?? -1;
}

describe("a sync that is interrupted while it writes", () => {
  beforeAll(buildCli);

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("rolls back on %s and exits with %i", async (signal, code) => {
    const project = await newCliProject();
    const db = await openDatabase(project.database.url);
    const other = await openDatabase(project.database.url);
    onTestFinished(async () => {
      await other.close();
      await db.close();
    });
    const gate = newGate();
    const inserted = newGate();
    // A tier of the same name that is not committed yet: the sync waits for it in the middle of its writes.
    const blocking = other
      .transaction(async (tx) => {
        await tx.query(
          "insert into tenantry.tenant_tier_configs (tier, rank, display_name, document) values ('gold', 1, 'x', '{}')",
        );
        inserted.open();
        await gate.opened;
        throw new Error("rolled back on purpose");
      })
      .catch(() => undefined);
    await inserted.opened;
    const result = project.run(
      "sync --auto-approve",
      {},
      { onStart: (kill) => void untilSomebodyWaits(db).then(() => kill(signal)) },
    );
    const { exit, stderr } = await result;
    gate.open();
    await blocking;
    expect(exit).toBe(code);
    expect(stderr).toBe("error: Interrupted before anything was committed.\n hint: Run the command again.\n");
    expect(await countRows(db)).toBe(0);
    expect(await project.run("sync --auto-approve")).toMatchObject({ exit: 0 });
  });
});

describe("a deliver that is interrupted between two batches", () => {
  beforeAll(buildCli);

  it("says that what was delivered stays delivered", async () => {
    const server = await startRedis();
    onTestFinished(() => server.stop());
    const project = await newCliProject();
    await project.run("sync --auto-approve");
    const db = await openDatabase(project.database.url);
    const other = await openDatabase(project.database.url);
    onTestFinished(async () => {
      await other.close();
      await db.close();
    });
    // A batch has 500 rows: the last of these are in the second one, which waits for a lock.
    await db.script(`
      insert into tenantry.outbox (tenant_id, action, config_version) select 'alpha', 'updated', 1 from generate_series(1, 600);
      create function wait_for_test() returns trigger language plpgsql as $$
        begin if new.id > 550 then perform pg_advisory_xact_lock(42); end if; return new; end $$;
      create trigger wait_for_test before update on tenantry.outbox for each row execute function wait_for_test()`);
    const env = { TENANTRY_CACHE: "redis", TENANTRY_REDIS_URL: server.url };
    const { exit, stderr } = await other.transaction(async (tx) => {
      await tx.query("select pg_advisory_xact_lock(42)");
      return project.run("deliver", env, {
        onStart: (kill) => void untilSomebodyWaits(db).then(() => kill("SIGTERM")),
      });
    });
    expect(exit).toBe(143);
    expect(stderr).toBe(
      "error: Interrupted: what was delivered so far stays delivered, the rest waits.\n hint: Run `tenantry deliver` again for the rest; `tenantry status` counts it.\n",
    );
    const { rows } = await db.query("select count(*) as count from tenantry.outbox where delivered_at is not null");
    expect(rows).toEqual([{ count: 500 }]);
    expect(await project.run("deliver", env)).toMatchObject({ exit: 0 });
  });
});

describe("output that is closed early", () => {
  beforeAll(buildCli);

  it("ends without a stack, and says by its exit code that something was lost", async () => {
    const project = await newCliProject();
    const child = spawn(process.execPath, [`${repository}bin/tenantry.js`, "compile"], {
      cwd: project.root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.destroy();
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    const [code] = (await once(child, "close")) as [number];
    expect(code).toBe(141);
    expect(said).toBe("");
  });
});

describe("an error that is thrown where nobody waits", () => {
  beforeAll(buildCli);

  it("is a defect like any other: one sentence, no password, exit code 70", async () => {
    const project = await newCliProject();
    const saboteur = `const timer = setInterval(() => {
      if (process.listenerCount("uncaughtException") === 0) return;
      clearInterval(timer);
      throw new Error("lost postgres://sync:s3cret@db");
    }, 1);`;
    const env = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(saboteur)}` };
    const { exit, stderr } = await project.run("status", env);
    expect(exit).toBe(70);
    expect(stderr).toMatch(/^error: Tenantry has a defect: lost postgres:\/\/sync:\*{3}@db\n hint: .*\n$/);
  });
});
