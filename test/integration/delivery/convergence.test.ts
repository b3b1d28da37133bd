/** Which reader has applied what: `tenantry readers`, and `sync --wait-readers`. */
import { Redis } from "ioredis";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import type { ReadersOverview } from "../../../src/model/readers.ts";
import { TenantReader } from "../../../src/reader/index.ts";
import { buildCli } from "../../support/cli.ts";
import { newCliProject } from "../../support/cli-project.ts";
import { proxyTo } from "../../support/proxy.ts";
import { startRedis } from "../../support/redis.ts";

beforeAll(buildCli);

const PATIENT = { timeout: 20_000, interval: 50 };

async function newCachedProject() {
  const server = await startRedis();
  const redis = new Redis(server.url);
  onTestFinished(async () => {
    redis.disconnect();
    await server.stop();
  });
  const project = await newCliProject();
  const env = { TENANTRY_CACHE: "redis", TENANTRY_REDIS_URL: server.url };
  const run = (args: string) => project.run(args, env);
  const readers = async () => JSON.parse((await run("readers --json")).stdout) as ReadersOverview;
  const open = async (redisUrl: string) => {
    const reader = await TenantReader.open({ redisUrl });
    onTestFinished(() => reader.close());
    await reader.ready();
    return reader;
  };
  return { ...project, server, redis, run, readers, open };
}

test("sync waits for the live readers, and names those that have not applied it", async () => {
  const project = await newCachedProject();
  const { run, open, server } = project;
  expect((await run("sync --auto-approve")).exit).toBe(0);
  expect((await run("readers")).stdout).toMatch(/^No reader has reported .*\nThe registry is at revision 1, commit /);
  const wire = await proxyTo(server.url);
  onTestFinished(() => wire.close());
  await open(server.url);
  await open(wire.url);
  await expect.poll(async () => (await project.readers()).readers.map(({ behind }) => behind), PATIENT).toEqual([0, 0]);
  wire.inflict({ kind: "blackhole" }); // it lives, and hears nothing
  project.edit("tenants/beta.yaml", "display_name: Beta", "display_name: Changed");
  const commit = project.commit("Changed");
  const late = await run("sync --auto-approve --wait-readers 2s");
  expect(late.stdout).toMatch(/^Readers: 1 reader had not applied it in time:\n {2}[\w.-]+: at revision 1$/m);
  expect(late.exit).toBe(5);
  const { readers } = await project.readers();
  expect(readers.map(({ behind }) => behind).sort()).toEqual([0, 1]);
  expect(readers.find(({ behind }) => behind === 0)).toMatchObject({ commit, revision: 2 });
  expect((await run("readers")).stdout).toMatch(/^[\w.-]+ +[0-9a-f]{10} +1 +1 sync +\d+ seconds? ago$/m);
  wire.heal();
  wire.cut();
  await wire.mend();
  const waited = await run("sync --auto-approve --wait-readers 20s --json");
  expect(waited.exit, waited.stdout).toBe(0);
  expect(JSON.parse(waited.stdout)).toMatchObject({ readers: { applied: 2, missing: [] } });
});

test("a reader that ends is not waited for, and what it reports expires by itself", async () => {
  const { run, open, server, redis } = await newCachedProject();
  await run("sync --auto-approve");
  const reader = await open(server.url);
  await expect.poll(() => redis.keys("tenantry:reader:*"), PATIENT).toHaveLength(1);
  const [key = ""] = await redis.keys("tenantry:reader:*");
  expect(await redis.ttl(key)).toBeGreaterThan(0);
  await reader.close();
  expect(await redis.keys("tenantry:reader:*")).toEqual([]);
  expect((await run("sync --auto-approve --wait-readers 5s")).stdout).toMatch(/^Readers: 0 readers applied it\.$/m);
});

test("a reader has what it says that it has applied", async () => {
  const project = await newCachedProject();
  const { run, open, server, redis } = project;
  await run("sync --auto-approve");
  const reader = await open(server.url);
  for (const name of ["One", "Two", "Three"]) {
    const before = (await reader.get("beta")).tenant?.display_name ?? ""; // in memory from here on
    project.edit("tenants/beta.yaml", `display_name: ${before}`, `display_name: ${name}`);
    project.commit(name);
    expect((await run("sync --auto-approve --wait-readers 10s")).exit).toBe(0);
    expect((await reader.get("beta")).tenant?.display_name).toBe(name);
  }
  expect(JSON.parse((await redis.get("tenantry:applied")) ?? "")).toMatchObject({ epoch: 1, revision: 4 });
});

test("a wait that is no time is refused before anything is written", async () => {
  const { run } = await newCachedProject();
  const { exit, stderr } = await run("sync --auto-approve --wait-readers soon");
  expect({ exit, stderr }).toEqual({
    exit: 64,
    stderr: 'error: --wait-readers "soon" is not a time.\n hint: Write --wait-readers 5s, or 500ms, or 2m.\n',
  });
  expect((await run("status")).stdout).toMatch(/^last sync +never$/m);
});
