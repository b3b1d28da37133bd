import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { generateKey } from "../../../src/audit/generate-key.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { failureOf } from "../../support/failure.ts";
import { openCuttable, openReader } from "../../support/readers.ts";
import { newTemporaryFolder } from "../../support/registries.ts";

const PATIENT = { timeout: 20_000 };
const { registry, seed } = useCachedRegistry();
const NOBODY = { databaseUrl: "postgres://reader@127.0.0.1:1/tenantry", redisUrl: "redis://127.0.0.1:1" };

function newPath(): string {
  const folder = newTemporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "tenants.snapshot");
}

/** What one process has left for the next. */
async function leave(ids: readonly string[], snapshot: { path: string; publishKey?: string }): Promise<void> {
  const reader = await openReader(registry(), { snapshot });
  await reader.ready();
  for (const id of ids) await reader.get(id);
  await reader.close();
  expect(reader.metrics()).toMatchObject({ snapshots_written_total: 1, snapshot_failures_total: 0 });
}

test.each([
  ["with a checksum", {}],
  ["signed", { publishKey: generateKey("publish").secret }],
])("a service that starts in the middle of an outage answers from its snapshot, %s", async (_, key) => {
  const [active = "", suspended = "", other = ""] = await seed(3);
  const { deliver, setStatus } = registry();
  await setStatus(suspended, "suspended");
  await deliver();
  const path = newPath();
  await leave([active, suspended], { path, ...key });
  expect(readdirSync(join(path, ".."))).toEqual(["tenants.snapshot"]);
  const reader = await openReader(registry(), { ...NOBODY, snapshot: { path, ...key } });
  await reader.ready();
  expect(await reader.get(active)).toMatchObject({ source: "snapshot", stale: true, tenant: { status: "active" } });
  expect((await reader.get(suspended)).tenant?.status).toBe("suspended");
  expect((await failureOf(reader.get(other))).code).toBe("unavailable");
  await reader.close();
  const again = await openReader(registry(), { ...NOBODY, snapshot: { path, ...key }, maxStaleMs: 0 });
  expect((await failureOf(again.ready())).code).toBe("unavailable");
  expect((await failureOf(again.get(active))).message).toMatch(/too long ago/);
});

test("a damaged snapshot is refused, and is no news of anybody's removal", async () => {
  const [id = ""] = await seed(1);
  await registry().deliver();
  const path = newPath();
  await leave([id], { path });
  const whole = readFileSync(path);
  for (const damaged of [whole.subarray(0, whole.length / 2), Buffer.alloc(0), Buffer.from("{}")]) {
    writeFileSync(path, damaged);
    const reader = await openReader(registry(), { ...NOBODY, snapshot: { path } });
    expect((await failureOf(reader.get(id))).code).toBe("unavailable");
    expect(reader.metrics().snapshot_failures_total).toBe(1);
    await reader.close();
    expect(readFileSync(path)).toEqual(damaged); // who has reached nobody has nothing to write
  }
});

test("who has a key refuses a snapshot that somebody without it has written", async () => {
  const [id = ""] = await seed(1);
  await registry().deliver();
  const path = newPath();
  await leave([id], { path });
  const publishKey = generateKey("publish").secret;
  const reader = await openReader(registry(), { ...NOBODY, snapshot: { path, publishKey } });
  expect((await failureOf(reader.get(id))).code).toBe("unavailable");
  const wrong = { path, publishKey: generateKey("checkpoint").secret };
  expect((await failureOf(openReader(registry(), { snapshot: wrong }))).code).toBe("usage");
});

test("a suspension in the snapshot outlasts a restart: an older copy in Redis is not answered", async () => {
  const [id = ""] = await seed(1);
  const { deliver, setStatus, redis } = registry();
  await deliver();
  const old = await redis.mget(`tenant:${id}`, `tenant:${id}:backup`, `tenant:${id}:fence`);
  await setStatus(id, "suspended");
  await deliver();
  const path = newPath();
  await leave([id], { path });
  await redis.mset(
    `tenant:${id}`,
    old[0] ?? "",
    `tenant:${id}:backup`,
    old[1] ?? "",
    `tenant:${id}:fence`,
    old[2] ?? "",
  );
  const { reader } = await openCuttable(registry(), {
    databaseUrl: NOBODY.databaseUrl,
    snapshot: { path },
    maxStaleMs: 0,
  });
  expect((await failureOf(reader.get(id))).message).toMatch(/older in the registry|too long ago/);
});

test("it is written while the service runs, and a folder that is gone ends nothing", async () => {
  const [id = ""] = await seed(1);
  await registry().deliver();
  const path = newPath();
  const reader = await openReader(registry(), { snapshot: { path, everyMs: 20 } });
  await reader.ready();
  await reader.get(id);
  await expect.poll(() => readdirSync(join(path, "..")).includes("tenants.snapshot"), PATIENT).toBe(true);
  rmSync(join(path, ".."), { recursive: true });
  await expect.poll(() => reader.metrics().snapshot_failures_total, PATIENT).toBeGreaterThan(0);
  expect((await reader.get(id)).tenant?.tenant_id).toBe(id);
});
