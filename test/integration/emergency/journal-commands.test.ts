/** The command line while PostgreSQL is down: what it says, and with which exit code. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { buildCli } from "../../support/cli.ts";
import { newCliProject } from "../../support/cli-project.ts";
import { ann } from "../../support/journal-entries.ts";
import { proxyTo } from "../../support/proxy.ts";
import { startRedis } from "../../support/servers.ts";
import { startWatching } from "../../support/watching.ts";

beforeAll(buildCli);

async function newIncident() {
  const server = await startRedis();
  onTestFinished(() => server.stop());
  const project = await newCliProject();
  const wire = await proxyTo(project.database.url);
  onTestFinished(() => wire.close());
  writeFileSync(join(project.root, "ann.key"), ann.secret);
  const env = {
    TENANTRY_CACHE: "redis",
    TENANTRY_REDIS_URL: server.url,
    TENANTRY_DATABASE_URL: wire.url,
    TENANTRY_OPERATOR_KEY_FILE: "ann.key",
    TENANTRY_OPERATOR_KEYS: ann.verifier,
    XDG_STATE_HOME: project.root,
  };
  expect(await project.run("sync --auto-approve --actor ann@gcc.example", env)).toMatchObject({ exit: 0 });
  const { tenants } = JSON.parse((await project.run("tenants list --json", env)).stdout) as {
    tenants: { tenant_id: string; status: string }[];
  };
  const id = tenants.find(({ status }) => status === "active")?.tenant_id ?? "";
  return { server, project, wire, env, id };
}

test.each(["cut", "blackhole"] as const)(
  "suspend while PostgreSQL is gone (%s), and deliver once it is back",
  async (kind) => {
    const { project, wire, env, id } = await newIncident();
    if (kind === "cut") wire.cut();
    else wire.inflict({ kind });
    const stopped = await project.run(`suspend ${id} --reason leaked --actor ann --yes`, env);
    expect(stopped.stderr).toBe("");
    expect(stopped.stdout).toMatch(/^! PostgreSQL is down: journalled, audit pending\n/);
    expect(stopped.exit).toBe(5);
    if (kind === "cut") await wire.mend();
    else wire.heal();
    const delivered = await project.run("deliver", env);
    expect(delivered.stdout).toContain(`Journal: ${id} suspended as ann signed it`);
    expect(delivered.exit).toBe(0);
    expect((await project.run(`tenants show ${id} --json`, env)).stdout).toContain('"status": "suspended"');
  },
);

test("with both down it says NOT EFFECTIVE and exits with 69; a refused entry makes deliver exit with 1", async () => {
  const { project, wire, env, id, server } = await newIncident();
  wire.cut();
  const down = await project.run(`suspend ${id} --reason leaked --actor ann --yes`, {
    ...env,
    TENANTRY_REDIS_URL: "redis://127.0.0.1:1",
  });
  expect(down).toMatchObject({ exit: 69, stderr: expect.stringMatching(/^error: NOT EFFECTIVE: /) as string });
  expect(await project.run(`suspend ${id} --reason leaked --actor ann --yes`, env)).toMatchObject({ exit: 5 });
  await wire.mend();
  expect(await project.run("deliver", { ...env, TENANTRY_OPERATOR_KEYS: "" })).toMatchObject({ exit: 5 });
  const redis = new Redis(server.url);
  await redis.xadd("tenantry:journal", "*", "entry", "suspend everybody");
  redis.disconnect();
  const refused = await project.run("deliver", env);
  expect(refused).toMatchObject({ exit: 1, stdout: expect.stringMatching(/^! Journal: refused, damaged/m) as string });
});

test("a delivery that watches replays it as well, and says what it did not believe", async () => {
  const { project, wire, env, id, server } = await newIncident();
  const watching = startWatching({ ...env, TENANTRY_OPERATOR_KEY_FILE: "" });
  await watching.until({ state: "running", undelivered: 0 });
  wire.cut();
  expect(await project.run(`suspend ${id} --reason leaked --actor ann --yes`, env)).toMatchObject({ exit: 5 });
  await wire.mend();
  const shown = async () => (await project.run(`tenants show ${id} --json`, env)).stdout;
  await expect.poll(shown, { timeout: 40_000, interval: 1_000 }).toContain('"status": "suspended"');
  const redis = new Redis(server.url);
  onTestFinished(() => redis.disconnect());
  await expect.poll(() => redis.exists(`tenant:${id}:overlay`), { timeout: 20_000 }).toBe(0);
  await redis.xadd("tenantry:journal", "*", "entry", "suspend everybody");
  await expect.poll(() => watching.health()?.journal?.refused.length, { timeout: 20_000 }).toBe(1);
  const { exit, said } = await watching.end("SIGTERM");
  expect(exit).toBe(0);
  expect(said.match(/Journal: refused, damaged/g)).toHaveLength(1);
  expect(said).toContain(`Journal: ${id} suspended as ann signed it`);
});
