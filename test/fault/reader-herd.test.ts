/** How often PostgreSQL is asked when many want to know the same at once, and when Redis is restarted under 50 processes. */
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { startReaders } from "../chaos/reader-processes.ts";
import { deliverPending } from "../../src/pipeline/deliver.ts";
import { TenantReader } from "../../src/reader/index.ts";
import type { Database } from "../../src/registry/database.ts";
import { openDatabase } from "../../src/registry/open.ts";
import { sampleDocument, seedTenants } from "../support/documents.ts";
import { startPostgres } from "../support/postgres.ts";
import { startRedis } from "../support/redis.ts";
import type { TestServer } from "../support/server-process.ts";
import { LOGIN_PASSWORD, createTemplate, databaseOf, loginOf } from "../support/template.ts";

const PROCESSES = 50;
/** Of the many tenants, those that the processes read. */
const READ = 4;
const TENANTS = Array.from({ length: 50 }, (_, index) => `tenant_${index}`);
const PATIENT = { timeout: 60_000, interval: 1_000 };
let postgres: TestServer;
let redis: TestServer;
let db: Database;
let counter: pg.Client;
let addresses: { readonly databaseUrl: string; readonly redisUrl: string };

beforeAll(async () => {
  const settings = { shared_preload_libraries: "pg_stat_statements", max_connections: "400" };
  [postgres, redis] = await Promise.all([startPostgres(settings), startRedis()]);
  const url = databaseOf(postgres.url, await createTemplate(postgres.url));
  db = await openDatabase(url);
  await db.script("create extension pg_stat_statements");
  await seedTenants(db, ...TENANTS.map((id) => sampleDocument(id)));
  const login = Object.assign(new URL(url), { username: loginOf("tenantry_reader"), password: LOGIN_PASSWORD });
  addresses = { databaseUrl: login.href, redisUrl: redis.url };
  counter = new pg.Client({ connectionString: url });
  await counter.connect();
  return async () => {
    await counter.end();
    await db.close();
    await Promise.all([postgres.stop(), redis.stop()]);
  };
});
beforeEach(async () => {
  await counter.query("select pg_stat_statements_reset()");
});

/** What readers have asked since the test began: for documents of tenants, and whether anything has changed. */
async function countQueries(): Promise<{ readonly documents: number; readonly polls: number }> {
  const { rows } = await counter.query<{ query: string; calls: string }>(
    `select s.query, s.calls from pg_stat_statements s join pg_roles r on r.oid = s.userid
      where r.rolname = '${loginOf("tenantry_reader")}'`,
  );
  const sum = (table: string) =>
    rows.filter(({ query }) => query.includes(table)).reduce((total, { calls }) => total + Number(calls), 0);
  return { documents: sum("tenantry.tenants t cross join"), polls: sum("tenantry.last_change") };
}

async function openReader(): Promise<TenantReader> {
  const reader = await TenantReader.open(addresses);
  onTestFinished(() => reader.close());
  return reader;
}

test("500 cold look-ups of one tenant at once are one query", async () => {
  const reader = await openReader();
  const answers = await Promise.all(Array.from({ length: 500 }, () => reader.get("tenant_0")));
  expect(new Set(answers.map(({ source, tenant }) => `${source} ${tenant?.tenant_id ?? ""}`))).toEqual(
    new Set(["postgres tenant_0"]),
  );
  expect((await countQueries()).documents).toBe(1);
});

test("500 cold look-ups of 50 tenants at once are 50 queries", async () => {
  const reader = await openReader();
  await Promise.all(Array.from({ length: 500 }, (_, index) => reader.get(TENANTS[index % TENANTS.length] ?? "")));
  expect((await countQueries()).documents).toBe(50);
});

test("Redis is restarted under 50 processes: none of them storms PostgreSQL, and all go back to Redis", async () => {
  const started = performance.now();
  const readers = await startReaders(PROCESSES, { ...addresses, tenants: TENANTS.slice(0, READ) });
  console.info(`${PROCESSES} processes have started after ${Math.round(performance.now() - started)} ms.`);
  expect(await readers.tell("herd")).toMatchObject({ answers: { postgres: 500 * PROCESSES }, stale: 0, refused: 0 });
  expect((await countQueries()).documents).toBe(PROCESSES);

  await deliver();
  await readers.tell("read");
  await expect.poll(settled, PATIENT).toBe(true);

  const before = await countQueries();
  const killed = performance.now();
  await redis.kill();
  await wait(6_000);
  await redis.start();
  await deliver();
  const there = await countQueries();
  const seconds = (performance.now() - killed) / 1_000;
  await expect.poll(settled, PATIENT).toBe(true);
  const after = await countQueries();
  const away = { documents: there.documents - before.documents, polls: there.polls - before.polls };
  const back = { documents: after.documents - there.documents, polls: after.polls - there.polls };
  console.info(
    `Without Redis for ${seconds.toFixed(1)} s: ${JSON.stringify(away)}; afterwards: ${JSON.stringify(back)}`,
  );
  expect(away.documents).toBeGreaterThan(0);
  expect(away.documents).toBeLessThanOrEqual(PROCESSES * READ * seconds); // one a second, process and tenant
  expect(away.polls).toBeLessThanOrEqual(PROCESSES * 2 * (seconds + 1)); // one every half second and process
  expect(back.documents).toBeLessThanOrEqual(PROCESSES * READ * 4); // who has not noticed yet that Redis is there
  const { answers, refused } = await readers.tell("report");
  expect(refused).toBe(0);
  expect(answers).toHaveProperty("redis");
}, 180_000);

/** As often as it takes on a machine that 50 processes keep busy. */
async function deliver(): Promise<void> {
  const once = () => deliverPending({ db, redisUrl: redis.url });
  await expect.poll(once, PATIENT).toMatchObject({ state: "delivered" });
}

/** Nobody has asked PostgreSQL for anything for a second. */
async function settled(): Promise<boolean> {
  const before = await countQueries();
  await wait(1_000);
  const { documents, polls } = await countQueries();
  return documents === before.documents && polls === before.polls;
}
