/** `tenantry deliver --watch` as processes of their own, through outages of both servers. */
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../../src/registry/open.ts";
import { POLL_OUTBOX } from "../../../src/registry/queries/poll-outbox.ts";
import { buildCli } from "../../support/cli.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { newGate, untilSomebodyWaits } from "../../support/lock-wait.ts";
import { proxyTo } from "../../support/proxy.ts";
import { startWatching } from "../../support/watching.ts";

const { registry, seed } = useCachedRegistry();

beforeAll(buildCli);

const settings = () => ({ TENANTRY_DATABASE_URL: registry().database.url, TENANTRY_REDIS_URL: registry().server.url });
const status = async (id: string) => (await registry().cache.read(id)).value?.document?.status;

test("what is written is delivered without a command, and SIGTERM ends it with 0", async () => {
  const [id = ""] = await seed(1);
  const watching = startWatching(settings());
  await watching.until({ state: "running", undelivered: 0, delivered: 1, lag_seconds: 0, last_error: null });
  await registry().setStatus(id, "suspended");
  await watching.until({ delivered: 2 });
  expect(await status(id)).toBe("suspended");
  expect(watching.metrics()).toMatch(/^# TYPE tenantry_delivery_rows_total counter\ntenantry_delivery_rows_total 2$/m);
  expect(watching.metrics()).toMatch(/^tenantry_outbox_lag_seconds 0$/m);
  const { exit, said } = await watching.end("SIGTERM");
  expect(exit, said).toBe(0);
  expect(said).toMatch(/Z 1 change delivered and read back\.\n.*Z Stopped\.\n$/);
  expect(watching.health()).toMatchObject({ state: "stopped" });
});

test("SIGINT finishes the batch that is under way", async () => {
  const ids = await seed(3);
  const { db, database } = registry();
  const other = await openDatabase(database.url);
  onTestFinished(() => other.close());
  const [locked, release] = [newGate(), newGate()];
  // Marking the rows as delivered waits for this, so Redis has the batch and the registry does not know of it yet.
  const holding = other.transaction(async (tx) => {
    await tx.script("lock table tenantry.outbox in share mode");
    locked.open();
    await release.opened;
  });
  await locked.opened;
  const watching = startWatching(settings());
  await untilSomebodyWaits(db);
  const ended = watching.end("SIGINT");
  release.open();
  await holding;
  expect((await ended).exit).toBe(0);
  expect(watching.health()).toMatchObject({ state: "stopped", delivered: 3, undelivered: 0 });
  expect(await Promise.all(ids.map(status))).toEqual(["active", "active", "active"]);
});

test("it outlives Redis and PostgreSQL, and says what it waits for", async () => {
  const [id = ""] = await seed(1);
  const { server, database, setStatus } = registry();
  const wire = await proxyTo(database.url);
  onTestFinished(() => wire.close());
  const watching = startWatching({ ...settings(), TENANTRY_DATABASE_URL: wire.url });
  await watching.until({ state: "running", undelivered: 0 });
  await server.kill();
  await setStatus(id, "suspended");
  await watching.until({ state: "failing", undelivered: 1 });
  expect(watching.health()?.lag_seconds).toBeGreaterThan(0);
  expect(watching.health()?.last_error?.message).toMatch(/^Redis at redis:\/\/127\.0\.0\.1:\d+ /);
  expect(watching.metrics()).toMatch(/^tenantry_delivery_up 0$/m);
  await server.start();
  await watching.until({ state: "running", undelivered: 0 });
  expect(await status(id)).toBe("suspended");
  wire.cut();
  await watching.until({ state: "failing", undelivered: null, lag_seconds: null });
  expect(watching.metrics()).not.toMatch(/^tenantry_outbox_lag_seconds/m);
  await setStatus(id, "active");
  await wire.mend();
  await watching.until({ state: "running", undelivered: 0 });
  expect(await status(id)).toBe("active");
  expect((await watching.end("SIGTERM")).exit).toBe(0);
});

test("it begins while both servers are down, and ends at once for what waiting does not mend", async () => {
  const { server, database, deliver, redis } = registry();
  const wire = await proxyTo(database.url);
  wire.cut();
  await server.kill();
  const watching = startWatching({ ...settings(), TENANTRY_DATABASE_URL: wire.url });
  await watching.until({ state: "failing" });
  await wire.mend();
  await expect.poll(() => watching.health()?.last_error?.message, { timeout: 10_000 }).toMatch(/^Redis at /);
  await server.start();
  await watching.until({ state: "running" });
  expect((await watching.end("SIGTERM")).exit).toBe(0);
  await wire.close();
  const wrong = startWatching({ ...settings(), TENANTRY_ENVIRONMENT: "another" });
  expect((await wrong.end("SIGCONT")).exit).toBe(1);
  await expect.poll(() => redis.ping().catch(() => ""), { timeout: 10_000 }).toBe("PONG");
  await deliver();
});

test("three processes deliver each change once, and one of them writes a flushed Redis anew", async () => {
  const ids = await seed(900);
  const { db, redis, deliver } = registry();
  await deliver();
  const before = await redis.xlen("tenantry:updates");
  const all = [1, 2, 3].map(() => startWatching(settings()));
  await Promise.all(all.map((watching) => watching.until({ state: "running", undelivered: 0 })));
  for (let start = 0; start < ids.length; start += 30)
    await db.query("update tenantry.tenants set display_name = 'x' where tenant_id = any($1)", [ids.slice(start, start + 30)]); // prettier-ignore
  const sum = (key: "delivered" | "rebuilt") => all.reduce((total, watching) => total + (watching.health()?.[key] ?? 0), 0); // prettier-ignore
  await expect.poll(() => sum("delivered"), { timeout: 30_000 }).toBe(900);
  expect((await redis.xlen("tenantry:updates")) - before).toBe(900);
  await redis.flushall();
  await expect.poll(() => sum("rebuilt"), { timeout: 30_000 }).toBeGreaterThan(0);
  const { rows } = await db.query<{ count: number }>("select count(*) as count from tenantry.tenants");
  for (const watching of all) expect((await watching.end("SIGTERM")).exit).toBe(0);
  expect(sum("rebuilt")).toBe(rows[0]?.count);
  expect(await redis.xlen("tenantry:updates")).toBe(1); // one rebuild, and nobody delivered a row again
  expect(await redis.keys("tenantry:rebuild:*")).toEqual([]);
});

test("a look costs one probe of the index, however much was delivered before", async () => {
  const { db } = registry();
  await db.query(
    `insert into tenantry.outbox (tenant_id, action, config_version, delivered_at)
     select 'old_' || n, 'updated', 1, now() from generate_series(1, 50000) n`,
  );
  await db.script("analyze tenantry.outbox");
  const { rows } = await db.query<{ "QUERY PLAN": string }>(`explain (analyze, buffers) ${POLL_OUTBOX}`);
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).toContain("outbox_undelivered");
  expect(plan).not.toContain("Seq Scan on outbox");
});
