/** Behind a pooler in transaction mode: no statement may count on the session of the one before, nor leave anything to it. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { TenantReader } from "../../src/reader/index.ts";
import type { Database, Sql } from "../../src/registry/database.ts";
import { openDatabase } from "../../src/registry/open.ts";
import { buildCli } from "../support/cli.ts";
import type { CliProject } from "../support/cli-project.ts";
import { newCliProject } from "../support/cli-project.ts";
import type { TestDatabase } from "../support/database.ts";
import { emptyDatabase, freshDatabase } from "../support/database.ts";
import { sampleDocument, seedTenants } from "../support/documents.ts";
import { findPgbouncer, pooled, startPgbouncer } from "../support/pgbouncer.ts";
import { startRedis } from "../support/redis.ts";
import type { TestServer } from "../support/server-process.ts";
import type { TestRole } from "../support/template.ts";

/** Only where it is installed: scripts/services does, other systems than Debian may not have it. */
const missing = findPgbouncer() === undefined;

/** Everything that a transaction of ours sets, as the next client of the connection finds it. */
const LEFT_BEHIND = `select current_setting('role') as role, current_setting('lock_timeout') as lock_timeout,
  current_setting('statement_timeout') as statement_timeout, current_setting('transaction_isolation') as isolation,
  current_setting('idle_in_transaction_session_timeout') as idle_timeout, current_setting('search_path') as path,
  nullif(current_setting('tenantry.context', true), '') as context,
  nullif(current_setting('tenantry.tenant_id', true), '') as tenant,
  (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) as locks,
  (select count(*) from pg_prepared_statements) as statements`;
const NOTHING = {
  role: "none",
  lock_timeout: "0",
  statement_timeout: "0",
  isolation: "read committed",
  idle_timeout: "0",
  path: '"$user", public',
  context: null,
  tenant: null,
  locks: 0,
  statements: 0,
};

describe.skipIf(missing)("behind pgbouncer in transaction mode", () => {
  let pooler: TestServer;
  beforeAll(async () => {
    await buildCli();
    pooler = await startPgbouncer();
  });
  afterAll(() => pooler.stop());

  const behind = (database: TestDatabase): TestDatabase => ({
    url: pooled(database.url, pooler.port),
    urlAs: (role) => pooled(database.urlAs(role), pooler.port),
    close: () => database.close(),
  });

  /** What a new client finds on the connection that the last one has used. */
  async function findLeft(url: string): Promise<unknown> {
    const next = await openDatabase(url, { applicationName: "next" });
    const { rows } = await next.query(LEFT_BEHIND);
    await next.close();
    return rows[0];
  }

  /** Runs commands that all have to succeed, as these logins, beside a Redis of their own. */
  async function commandsOf(project: CliProject): Promise<(args: string, role?: TestRole) => Promise<string>> {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    return async (args, role) => {
      const login = role === undefined ? project.database.url : project.database.urlAs(role);
      const settings = { TENANTRY_DATABASE_URL: login, TENANTRY_REDIS_URL: redis.url, TENANTRY_CACHE: "redis" };
      const { exit, stdout, stderr } = await project.run(args, settings);
      expect({ args, exit, stderr }).toMatchObject({ args, exit: 0 });
      expect(await findLeft(login), args).toEqual(NOTHING);
      return stdout;
    };
  }

  test("every command works, as the superuser on an empty database", async () => {
    const project = await newCliProject(behind(await emptyDatabase()));
    const succeed = await commandsOf(project);
    await succeed("migrate --environment test");
    await succeed("migrate --roles");
    expect(await succeed("plan")).toContain("beta");
    await succeed("sync --auto-approve");
    expect(await succeed("plan --detailed-exitcode")).not.toContain("beta");
    await succeed("suspend beta --reason leak --yes");
    expect(await succeed("hold list")).toContain("beta");
    await succeed("drift --detailed-exitcode");
    await succeed("resume beta --reason mended --yes");
    await succeed("deliver");
    expect(await succeed("status --json")).toContain('"environment": "test"');
    expect(await succeed("audit log --tenant beta")).toContain("beta");
    await succeed("audit verify");
  });

  test("every command works as the login of its task", async () => {
    const project = await newCliProject(behind(await freshDatabase()));
    const succeed = await commandsOf(project);
    await succeed("migrate --environment test", "tenantry_migrator");
    await succeed("sync --auto-approve", "tenantry_sync");
    await succeed("suspend beta --reason leak --yes", "tenantry_emergency");
    project.edit("tenants/beta.yaml", "display_name: Beta", "display_name: Better");
    project.commit("Better");
    await succeed("sync --auto-approve", "tenantry_sync");
    await succeed("resume beta --reason mended --yes", "tenantry_emergency");
    await succeed("deliver", "tenantry_sync");
    await succeed("plan --detailed-exitcode", "tenantry_reader");
    await succeed("status", "tenantry_reader");
    await succeed("audit verify", "tenantry_auditor");
    const reader = await TenantReader.open({ databaseUrl: project.database.urlAs("tenantry_reader") });
    expect(await reader.get("beta")).toMatchObject({
      source: "postgres",
      tenant: { display_name: "Better", status: "active" },
    });
    await reader.close();
    expect(await findLeft(project.database.urlAs("tenantry_reader"))).toEqual(NOTHING);
  });

  describe("what one client has set", () => {
    let database: TestDatabase;
    let direct: Database;
    beforeAll(async () => {
      const fresh = await freshDatabase();
      direct = await openDatabase(fresh.url);
      await seedTenants(direct, sampleDocument("acme"), sampleDocument("beta"));
      database = behind(fresh);
    });
    afterAll(async () => {
      await direct.close();
      await database.close();
    });

    const rename = (tx: Sql) => tx.query("update tenantry.tenants set display_name = display_name || '!' where tenant_id = 'acme'"); // prettier-ignore

    test("for its transaction ends with it, also after a failure and for the audit log", async () => {
      const url = database.urlAs("tenantry_sync");
      const [one, two] = await Promise.all([openDatabase(url), openDatabase(url)]);
      const mine = { role: "tenantry_sync", context: { actor: "olga" }, lockTimeoutMs: 7, statementTimeoutMs: 7_000 };
      await one.transaction(rename, mine);
      expect(await findLeft(url)).toEqual(NOTHING);
      await expect(one.transaction((tx) => tx.query("select 1 / 0"), mine)).rejects.toThrow("division by zero");
      expect(await findLeft(url)).toEqual(NOTHING);
      await rename(two); // says nothing of itself
      const { rows } = await direct.query("select ctx::jsonb as ctx from audit.log where op = 'UPDATE' order by seq");
      expect(rows).toEqual([{ ctx: mine.context }, { ctx: { direct: true } }]);
      await Promise.all([one.close(), two.close()]);
    });

    test("does not let the next service see its tenant", async () => {
      const url = database.urlAs("tenantry_api");
      const [one, two] = await Promise.all([openDatabase(url), openDatabase(url)]);
      const ids = async (sql: Sql) => (await sql.query<{ id: string }>("select tenant_id as id from tenantry.tenants")).rows; // prettier-ignore
      const seen = await one.transaction(async (tx) => {
        await tx.script("set local tenantry.tenant_id = 'acme'");
        return ids(tx);
      });
      expect(seen).toEqual([{ id: "acme" }]);
      expect(await ids(two)).toEqual([]);
      await Promise.all([one.close(), two.close()]);
    });

    test("for its session does leak: the pooler resets nothing, so the tests above can fail", async () => {
      const url = database.urlAs("tenantry_api");
      const careless = await openDatabase(url);
      await careless.script("set tenantry.tenant_id = 'acme'; set statement_timeout = '7s'");
      await careless.close();
      expect(await findLeft(url)).toEqual({ ...NOTHING, statement_timeout: "7s", tenant: "acme" });
    });
  });
});
