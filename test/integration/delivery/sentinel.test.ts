/** A primary dies, three sentinels make its replica the primary: what was delivered goes on being served rightly. */
import { once } from "node:events";
import { createServer } from "node:net";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { openCache } from "../../../src/cache/open.ts";
import { deliverPending } from "../../../src/pipeline/deliver.ts";
import { TenantReader } from "../../../src/reader/index.ts";
import { buildCli } from "../../support/cli.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { failureOf } from "../../support/failure.ts";
import { startSentinels } from "../../support/sentinel.ts";
import { startWatching } from "../../support/watching.ts";

const { registry, seed } = useCachedRegistry();
const PATIENT = { timeout: 30_000, interval: 50 };

beforeAll(buildCli);

/** Stands in for a server that is down, until so many connections have been made to it, all in vain. */
async function untilKnocked(port: number, times: number): Promise<void> {
  const door = createServer((socket) => socket.destroy()).listen(port, "127.0.0.1");
  for (let time = 0; time < times; time++) await once(door, "connection");
  door.close();
  await once(door, "close");
}

test("delivery finds the new primary and rebuilds it, and readers answer from it", async () => {
  const [id = "", other = ""] = await seed(2);
  const { database, setStatus } = registry();
  const { url, primary, replica } = await startSentinels();
  const watching = startWatching({ TENANTRY_DATABASE_URL: database.url, TENANTRY_REDIS_URL: url });
  await watching.until({ state: "running", undelivered: 0, delivered: 2 });
  const reader = await TenantReader.open({ redisUrl: url });
  onTestFinished(() => reader.close());
  await reader.ready();
  expect((await reader.assertActive(id)).status).toBe("active");
  const rebuilt = watching.health()?.rebuilt ?? 0;
  await primary.kill();
  await setStatus(id, "suspended");
  await expect.poll(() => watching.health(), PATIENT).toMatchObject({ state: "running", undelivered: 0, delivered: 3 });
  expect(watching.health()?.rebuilt).toBe(2 * rebuilt);
  await expect.poll(() => reader.assertActive(id).catch(String), PATIENT).toMatch(/TenantSuspendedError|suspended/);
  await expect.poll(async () => (await reader.get(other).catch(() => undefined))?.tenant?.status, PATIENT).toBe("active"); // prettier-ignore
  const cache = await openCache(url);
  onTestFinished(() => cache.close());
  expect(await cache.read(id)).toMatchObject({ proven: true, value: { document: { status: "suspended" } } });
  const there = await openCache(replica.url);
  onTestFinished(() => there.close());
  expect((await there.readMarker()).runId).toBe((await cache.readMarker()).runId);
  expect((await watching.end("SIGTERM")).exit).toBe(0);
});

test("sentinels that are away, a name that they do not know, and a sentinel in place of a Redis are told apart", async () => {
  const { db } = registry();
  await seed(1);
  const { url, primary, sentinels } = await startSentinels();
  const [sentinel] = sentinels;
  expect((await failureOf(openCache(url.replace("mymaster", "another")))).message).toContain("no primary of that name");
  expect((await failureOf(openCache(sentinel?.url ?? ""))).message).toContain("is a sentinel");
  const cache = await openCache(url);
  onTestFinished(() => cache.close());
  await sentinel?.kill(); // two of three are enough
  expect(await deliverPending({ db, redisUrl: url })).toMatchObject({ state: "delivered" });
  await Promise.all(sentinels.slice(1).map((server) => server.kill()));
  expect(await deliverPending({ db, redisUrl: url })).toMatchObject({ state: "pending" });
  await primary.kill();
  await expect.poll(() => failureOf(cache.readMarker()), PATIENT).toMatchObject({ code: "unavailable" });
  // A client that was open all the time has asked in vain more than once, and comes back with them.
  await untilKnocked(sentinel?.port ?? 0, 2);
  await Promise.all([primary, ...sentinels].map((server) => server.start()));
  await expect.poll(() => cache.readMarker().catch(() => undefined), PATIENT).toBeDefined();
});
