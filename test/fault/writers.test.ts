/** Many writers at once: the audit log stays one chain without forks or gaps, whatever isolation they chose. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { verifyChain } from "../../src/pipeline/audit-verify.ts";
import type { Database } from "../../src/registry/database.ts";
import { sqlState } from "../../src/registry/database.ts";
import { migrateRegistry } from "../../src/registry/migrate.ts";
import { openDatabase } from "../../src/registry/open.ts";
import { makeSealingNaive, readChainShape } from "../support/chain-shape.ts";
import { sampleDocument, seedTenants } from "../support/documents.ts";
import { startPostgres } from "../support/postgres.ts";
import type { TestServer } from "../support/server-process.ts";
import { databaseOf } from "../support/template.ts";

const WRITERS = 8;
/** Transactions of one row are many times slower: in the soak as many as rows are claimed. */
const SINGLE = process.env["TENANTRY_SOAK"] === undefined ? 250 : 5_000;
const TENANTS = Array.from({ length: 400 }, (_, index) => `t${String(index).padStart(3, "0")}`);
const ISOLATIONS = ["read committed", "repeatable read", "serializable"] as const;
type Isolation = (typeof ISOLATIONS)[number];

/** That every COMMIT reaches the disk is part of what is claimed; the server of the other tests leaves it out. */
let server: TestServer;
let admin: Database;
let made = 0;
beforeAll(async () => {
  server = await startPostgres({ fsync: "on", synchronous_commit: "on", full_page_writes: "on" });
  admin = await openDatabase(server.url);
});
afterAll(async () => {
  await admin.close();
  await server.stop();
});

async function newRegistry(): Promise<{ db: Database; url: string }> {
  const name = `writers_${++made}`;
  await admin.script(`create database ${name}`);
  const url = databaseOf(server.url, name);
  const db = await openDatabase(url);
  onTestFinished(() => db.close());
  await migrateRegistry(db, { environment: "test" });
  await seedTenants(db, ...TENANTS.map((id) => sampleDocument(id)));
  return { db, url };
}

interface Load {
  readonly isolation: Isolation;
  readonly transactions: number;
  /** Changed rows of one transaction. */
  readonly rows: number;
}

/** Changes rows in id order, as every writer does; returns how often it had to try again. */
async function write(url: string, writer: number, { isolation, transactions, rows }: Load): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let retries = 0;
  for (let round = 0; round < transactions;) {
    const start = (writer * 50 + round) % TENANTS.length;
    const ids = Array.from({ length: rows }, (_, index) => TENANTS[(start + index) % TENANTS.length]);
    try {
      await client.query(`begin isolation level ${isolation}`);
      if (rows > 1)
        await client.query("select from tenantry.tenants where tenant_id = any($1) order by tenant_id for update", [ids]); // prettier-ignore
      const update = "update tenantry.tenants set display_name = $1 where tenant_id = any($2)";
      const { rowCount } = await client.query(update, [`${writer}.${round}`, ids]);
      if (rowCount !== rows) throw new Error(`${rowCount} of ${rows} rows were written.`);
      await client.query("commit");
      round++;
    } catch (error) {
      if (sqlState(error) !== "40001") throw error;
      await client.query("rollback");
      retries++;
    }
  }
  await client.end();
  return retries;
}

async function writeAtOnce(url: string, load: Load): Promise<{ retries: number; rowsPerSecond: number }> {
  const started = performance.now();
  const retries = await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(url, writer, load)));
  const seconds = (performance.now() - started) / 1000;
  const rowsPerSecond = Math.round((WRITERS * load.transactions * load.rows) / seconds);
  return { retries: retries.reduce((sum, count) => sum + count, 0), rowsPerSecond };
}

/** Every transaction is one link behind the one before it; the first is the seed, of 3 tiers and the tenants. */
async function expectOneChain(db: Database, { transactions, rows }: Load): Promise<void> {
  const links = 1 + WRITERS * transactions;
  expect(await readChainShape(db)).toEqual({ links, forks: 0, gaps: 0, unsealed: 0, misnumbered: 0 });
  const total = 3 + TENANTS.length + WRITERS * transactions * rows;
  expect(await verifyChain(db)).toMatchObject({ links, rows: total, bad: null });
}

test.each([
  [10, 500],
  [1, SINGLE],
])("8 writers, %i rows in each of %i transactions: one chain", async (rows, transactions) => {
  const { db, url } = await newRegistry();
  const load: Load = { isolation: "read committed", transactions, rows };
  const { retries, rowsPerSecond } = await writeAtOnce(url, load);
  console.log(`8 writers, ${rows} rows a transaction, fsync on: ${rowsPerSecond} rows a second`);
  expect(retries).toBe(0);
  await expectOneChain(db, load);
});

describe.each(ISOLATIONS)("under %s", (isolation) => {
  const load: Load = { isolation, transactions: 25, rows: 1 };

  test("whoever has to try again does, and the chain is one", async () => {
    const { db, url } = await newRegistry();
    const { retries } = await writeAtOnce(url, load);
    console.log(`8 writers under ${isolation}: ${retries} of ${WRITERS * load.transactions + retries} tries refused`);
    expect(retries > 0).toBe(isolation !== "read committed");
    await expectOneChain(db, load);
  });

  // Serializable itself refuses what would fork.
  if (isolation === "serializable") return;
  test("the check finds what sealing without a lock does", async () => {
    const { db, url } = await newRegistry();
    await makeSealingNaive(db);
    await writeAtOnce(url, load);
    const { forks, gaps } = await readChainShape(db);
    console.log(`8 writers under ${isolation}, no lock: ${forks} forks, ${gaps} gaps`);
    expect((await verifyChain(db)).bad).not.toBeNull();
    expect(forks).toBeGreaterThan(0);
  });
});
