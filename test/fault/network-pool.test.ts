/** What stays connected over a fault of the network, a pool and a reader, answers within 10 s after it is over. */
import { describe, expect, onTestFinished, test } from "vitest";
import { OperationalError } from "../../src/model/operational-error.ts";
import { TenantReader } from "../../src/reader/index.ts";
import { openDatabase } from "../../src/registry/open.ts";
import { useCachedRegistry } from "../support/cached-registry.ts";
import type { Fault, Proxy } from "../support/proxy.ts";
import { proxyTo } from "../support/proxy.ts";
import { outcomeOf } from "./support/network-commands.ts";

const { registry, seed } = useCachedRegistry();
const HEALED = { timeout: 10_000 };
/** The server's half a second for a statement, and 5 s of grace for its answer to arrive. */
const STATEMENT_MS = 500;
const SILENT_MS = 8_000;
/** A reader gives PostgreSQL 3 s to be reached and 3 s to answer, and Redis as much. */
const READER_MS = 15_000;

const FAULTS: readonly Fault[] = [
  { kind: "cut" },
  { kind: "reset" },
  { kind: "blackhole" },
  { kind: "cut", after: { direction: "up", bytes: 40 } },
  { kind: "reset", after: { direction: "down", bytes: 40 } },
  { kind: "blackhole", after: { direction: "up", bytes: 40 } },
  { kind: "blackhole", after: { direction: "down", bytes: 40 } },
];

const named = FAULTS.map((fault) => {
  const { kind, after } = fault;
  return { fault, name: after === undefined ? kind : `${kind} after ${after.bytes} bytes ${after.direction}` };
});

async function wireTo(url: string): Promise<Proxy> {
  const wire = await proxyTo(url);
  onTestFinished(() => wire.close());
  return wire;
}

describe("a pool", () => {
  test.each(named)("$name: every statement ends by its deadline, and the pool heals", async ({ fault }) => {
    const wire = await wireTo(registry().database.url);
    const db = await openDatabase(`${wire.url}?connect_timeout=1`);
    onTestFinished(() => db.close());
    const ask = () =>
      db.transaction((tx) => tx.query("select pg_backend_pid() as pid"), { statementTimeoutMs: STATEMENT_MS });
    await Promise.all([ask(), ask(), ask()]); // three connections to lose
    wire.inflict(fault);
    const outcomes = await Promise.all([ask(), ask(), ask(), ask()].map((each) => outcomeOf(each, SILENT_MS)));
    expect(wire.struck).toBe(true);
    expect(outcomes.filter((outcome) => outcome !== "done")).not.toEqual([]);
    for (const outcome of outcomes) if (outcome !== "done") expect(outcome.code).toBe("unavailable");
    wire.heal();
    await expect.poll(() => ask().then(() => "healed", messageOf), HEALED).toBe("healed");
    const again = await Promise.all([ask(), ask(), ask(), ask()].map((each) => outcomeOf(each, SILENT_MS)));
    expect(again).toEqual(["done", "done", "done", "done"]);
  });
});

describe("a reader", () => {
  test.each(named)("$name: every look-up ends by its deadline, and the reader heals", async ({ fault }) => {
    const [known = "", other = "", late = ""] = await seed(3);
    const { database, server, deliver } = registry();
    await deliver();
    const [postgres, redis] = [await wireTo(database.urlAs("tenantry_reader")), await wireTo(server.url)];
    const databaseUrl = `${postgres.url}?connect_timeout=1`;
    const reader = await TenantReader.open({ databaseUrl, redisUrl: redis.url });
    await reader.ready();
    await reader.get(known);
    for (const wire of [postgres, redis]) wire.inflict(fault);
    const outcomes = await Promise.all(
      [known, other, late, known, other].map((id) => outcomeOf(reader.get(id), READER_MS)),
    );
    for (const outcome of outcomes) if (outcome !== "done") expect(outcome.code).toBe("unavailable");
    for (const wire of [postgres, redis]) wire.heal();
    const look = () => reader.get(late).then(({ tenant }) => tenant?.tenant_id, messageOf);
    await expect.poll(look, HEALED).toBe(late);
    await expect.poll(() => reader.ready().then(() => "ready", messageOf), HEALED).toBe("ready");
    expect(await outcomeOf(reader.close(), HEALED.timeout)).toBe("done");
  });
});

test("a reader without Redis: look-ups that nobody answered do not keep its connections from the next ones", async () => {
  const [warm, ids] = [await seed(6), await seed(6)]; // more than a pool has connections
  const wire = await wireTo(registry().database.urlAs("tenantry_reader"));
  const reader = await TenantReader.open({ databaseUrl: `${wire.url}?connect_timeout=1` });
  await Promise.all(warm.map((id) => reader.get(id)));
  const fault = { kind: "blackhole", after: { direction: "down", bytes: 0 } } as const; // connections stay open
  wire.inflict(fault);
  const outcomes = await Promise.all(ids.map((id) => outcomeOf(reader.get(id), READER_MS)));
  for (const outcome of outcomes) expect(outcome).toMatchObject({ code: "unavailable" });
  wire.heal();
  const look = () => Promise.all(ids.map((id) => reader.get(id))).then(({ length }) => length, messageOf);
  await expect.poll(look, HEALED).toBe(ids.length);
  expect(await outcomeOf(reader.close(), HEALED.timeout)).toBe("done");
});

function messageOf(error: unknown): string {
  if (error instanceof OperationalError) return error.message;
  throw error;
}
