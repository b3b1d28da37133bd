import { existsSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../../src/registry/open.ts";
import { buildCli } from "../../support/cli.ts";
import type { CliProject } from "../../support/cli-project.ts";
import { newCliProject } from "../../support/cli-project.ts";
import { emptyDatabase } from "../../support/database.ts";
import { startRedis } from "../../support/redis.ts";
import { freePort } from "../../support/server-process.ts";

const sync = "sync --auto-approve";

function withPassword(project: CliProject, password: string): string {
  const url = new URL(project.database.urlAs("tenantry_sync"));
  url.password = password;
  return url.href;
}

describe("what stands in the way of a command", () => {
  beforeAll(buildCli);

  it("names the setting that is missing", async () => {
    const project = await newCliProject();
    const { exit, stderr } = await project.run(sync, { TENANTRY_DATABASE_URL: "" });
    expect(exit).toBe(64);
    expect(stderr).toMatch(/^error: TENANTRY_DATABASE_URL is not set\.\n hint: .+\n$/);
  });

  it("says that nobody answers, without the password", async () => {
    const project = await newCliProject();
    const url = `postgres://sync:s3cret@127.0.0.1:${String(await freePort())}/tenantry`;
    const { exit, stdout, stderr } = await project.run(`${sync} --debug`, { TENANTRY_DATABASE_URL: url });
    expect(exit).toBe(69);
    expect(stderr).toContain("refused the connection");
    expect(stdout + stderr).not.toContain("s3cret");
  });

  it.each(["", " --json", " --debug"])("prints no password that was refused%s", async (flag) => {
    const project = await newCliProject();
    const url = withPassword(project, "wr0ng-s3cret");
    const { exit, stdout, stderr } = await project.run(`status${flag}`, { TENANTRY_DATABASE_URL: url });
    expect(exit).toBe(69);
    expect(stdout + stderr).toContain("refused the login");
    expect(stdout + stderr).not.toContain("wr0ng-s3cret");
  });

  it("says that the address has no password where the server wants one", async () => {
    const project = await newCliProject();
    const { exit, stderr } = await project.run("status", { TENANTRY_DATABASE_URL: withPassword(project, "") });
    expect(exit).toBe(69);
    expect(stderr).toMatch(
      /^error: The registry \S+ refused the login: it wants a password, and the address has none\.\n hint: .+\n$/,
    );
  });

  it("takes a URL that asks for TLS without a warning of a driver", async () => {
    const project = await newCliProject();
    const url = `${project.database.url}?sslmode=require`;
    const { exit, stderr } = await project.run("status", { TENANTRY_DATABASE_URL: url });
    expect(exit).toBe(69); // the tests' server has no TLS
    expect(stderr).toMatch(/^error: The registry \S+ could not agree on TLS\.\n hint: .+\n$/);
  });

  it("refuses a database without a registry, and another environment's", async () => {
    const empty = await newCliProject(await emptyDatabase());
    expect(await empty.run("status")).toMatchObject({
      exit: 69,
      stderr: "error: The database holds no registry.\n hint: Run `tenantry migrate`.\n",
    });
    const project = await newCliProject();
    for (const command of [sync, "plan", "status", "tenants list", "audit log", "migrate"]) {
      const { exit, stderr } = await project.run(command, { TENANTRY_ENVIRONMENT: "production" });
      expect(exit, command).toBe(1);
      expect(stderr).toContain("belongs to the environment test, not production");
    }
  });

  it("makes no embedded registry but by a migration with a name", async () => {
    const project = await newCliProject();
    const folder = join(project.root, ".tenantry");
    const env = { TENANTRY_DATABASE_URL: "pglite:.tenantry/registry", TENANTRY_ENVIRONMENT: "" };
    for (const command of ["status", sync, "plan", "suspend beta --reason leak --yes"])
      expect(await project.run(command, env), command).toMatchObject({
        exit: 69,
        stderr: "error: The folder .tenantry/registry holds no registry.\n hint: Run `tenantry migrate`.\n",
      });
    for (const name of [`""`, `"Prod uction"`, "x".repeat(500)])
      expect(await project.run(`migrate --environment ${name}`, env), name).toMatchObject({
        exit: 64,
        stderr: expect.stringMatching(
          /^error: ".{0,60}…?" cannot be the name of an environment\.\n hint: .+small letters.+\n$/,
        ) as string,
      });
    expect(existsSync(folder)).toBe(false);
    expect(await project.run("migrate --environment prod-eu_1", env)).toMatchObject({ exit: 0, stderr: "" });
    expect(await project.run("status", env)).toMatchObject({ exit: 0 });
  });

  it("refuses a name that is not the one of TENANTRY_ENVIRONMENT", async () => {
    const project = await newCliProject(await emptyDatabase());
    for (const name of ["production", `""`])
      expect(await project.run(`migrate --environment ${name}`, { TENANTRY_ENVIRONMENT: "staging" })).toMatchObject({
        exit: 64,
        stderr: expect.stringMatching(
          /^error: --environment ".*" is not TENANTRY_ENVIRONMENT, "staging"\.\n/,
        ) as string,
      });
    expect((await project.run("status")).stderr).toContain("holds no registry");
    expect(await project.run("migrate --environment test")).toMatchObject({ exit: 0 });
  });

  it("has one sentence and one exit code for a tenant that is not there", async () => {
    const project = await newCliProject();
    await project.run(sync);
    for (const command of [
      "tenants show bets",
      "why bets status",
      'suspend bets --reason "leaked key" --yes',
      "resume bets --reason mended --yes",
      "audit log --tenant bets",
    ])
      expect(await project.run(command), command).toMatchObject({
        exit: 1,
        stderr: 'error: There is no tenant "bets".\n hint: Did you mean `beta`?\n',
      });
    // It is there, only not since then.
    const since = await project.run("audit log --tenant beta --since 2126-01-01");
    expect(since).toMatchObject({ exit: 0, stdout: "No entries.\n" });
  });

  it("refuses a text of pages before anything is written", async () => {
    const project = await newCliProject();
    await project.run(sync);
    const pages = "x".repeat(100_000);
    const suspend = "suspend beta --yes --reason";
    for (const [command, flag] of [
      [`${suspend} ${pages}`, "--reason"],
      [`${suspend} leak --incident ${pages}`, "--incident"],
      [`${suspend} leak --actor ${pages}`, "--actor"],
      [`resume beta --yes --reason ${pages}`, "--reason"],
      [`${sync} --reason ${pages}`, "--reason"],
    ] as const)
      expect(await project.run(command), command.slice(0, 60)).toMatchObject({
        exit: 64,
        stderr: `error: ${flag} has 100000 characters; at most 500 are allowed.\n hint: Shorten it, and link to the rest.\n`,
      });
    expect(await project.run("hold list")).toMatchObject({ stdout: "No open holds.\n" });
  });

  it("says which findings keep files from being synced", async () => {
    const project = await newCliProject();
    project.edit("tenants/beta.yaml", "tier: basic", "tier: bsic");
    const text = await project.run(sync);
    expect(text.exit).toBe(1);
    expect(text.stderr).toContain('tenants/beta.yaml:3:7 error No tier is called "bsic".');
    const { exit, stdout } = await project.run(`${sync} --json`);
    expect(exit).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: "refused", check: { diagnostics: [{ rule: "references/unknown-tier" }] } },
    });
  });

  it("waits for the lock of another sync only so long", async () => {
    const project = await newCliProject();
    const other = await openDatabase(project.database.url);
    onTestFinished(() => other.close());
    await other.transaction(async (tx) => {
      await tx.query("select pg_advisory_xact_lock(8387231245791425145)");
      const { exit, stderr } = await project.run(sync);
      expect(exit).toBe(75);
      expect(stderr).toContain("Another sync");
    });
  });

  it("commits when Redis refuses, says so, and delivers later", async () => {
    const server = await startRedis();
    onTestFinished(() => server.stop());
    await server.kill();
    const project = await newCliProject();
    const env = { TENANTRY_CACHE: "redis", TENANTRY_REDIS_URL: server.url };
    const down = await project.run(sync, env);
    expect(down.exit).toBe(5);
    expect(down.stdout).toMatch(/Applied: 2 created[^]*Cache: 2 changes still wait\./);
    expect(await project.run("deliver", env)).toMatchObject({ exit: 5 });
    const status = await project.run("status", env);
    expect(status.exit).toBe(0);
    expect(status.stdout).toMatch(/^cache +not reachable: /m);
    await server.start();
    const up = await project.run("deliver", env);
    expect(up).toMatchObject({ exit: 0, stdout: "Cache: 2 changes delivered and read back.\n" });
    expect(await project.run("deliver", env)).toMatchObject({ exit: 0, stdout: "Cache: nothing was waiting.\n" });
  });

  it("says that Redis belongs to another registry, and that waiting does not help", async () => {
    const server = await startRedis();
    onTestFinished(() => server.stop());
    const redis = new Redis(server.url);
    await redis.set("tenantry:registry", JSON.stringify({ registry_id: "another", epoch: 1, run_id: "r" }));
    redis.disconnect();
    const project = await newCliProject();
    const env = { TENANTRY_CACHE: "redis", TENANTRY_REDIS_URL: server.url };
    const synced = await project.run(sync, env);
    expect(synced.exit).toBe(5);
    expect(synced.stdout).toMatch(/belongs to another registry \(another\)[^]*Give each registry a Redis/);
    expect(synced.stdout).toContain("\nRun `tenantry deliver` once that is put right: nothing is lost.\n");
    const status = await project.run("status", env);
    expect(status.exit).toBe(0);
    expect(status.stdout).toMatch(
      /^cache +not usable: Redis at \S+ belongs to another registry .+Give each registry a/m,
    );
    const { cache } = JSON.parse((await project.run("status --json", env)).stdout) as { cache: { state: string } };
    expect(cache.state).toBe("refused");
  });

  it("warns about a Redis that may drop fences", async () => {
    const server = await startRedis({ "maxmemory-policy": "allkeys-lru" });
    onTestFinished(() => server.stop());
    const project = await newCliProject();
    const { stdout } = await project.run("status", { TENANTRY_CACHE: "redis", TENANTRY_REDIS_URL: server.url });
    expect(stdout).toContain("warning: maxmemory-policy allkeys-lru can drop fences");
  });
});
