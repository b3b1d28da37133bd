import { describe, expect, test } from "vitest";
import type { Database } from "../../../src/registry/database.ts";
import { sqlState } from "../../../src/registry/database.ts";
import { describeRegistries } from "../../support/registries.ts";

const VALUES = `select 9007199254740991::bigint as int8, 7::int as int4, 1.5::float8 as float8, 12.30::numeric as cost,
  date '2026-01-31' as day, timestamp '2026-01-31 12:00' as wall, timestamptz '2026-01-31 12:00:00.25+05:30' as at,
  timestamptz '1850-01-01 00:00:00+00' as old, interval '1 day' as span, '\\x00ff'::bytea as bytes,
  '{"a": [1, null, "x"], "b": 1e21}'::jsonb as json, array[1, 2]::bigint[] as ints,
  array['a,b', 'NULL', null, '"', '\\'] as texts, array[1.10]::numeric[] as costs,
  array[timestamptz '2026-01-31 12:00+00'] as times, array['\\x01'::bytea] as blobs, array[date '2026-01-31'] as days,
  true as yes, null::jsonb as nothing, 'null'::jsonb as json_null, '0123'::text as text, gen_random_uuid() is null as uuid`;

describeRegistries("a database", (db) => {
  test("gives the same JavaScript values", async () => {
    const { rows } = await db().query(VALUES);
    expect(rows).toEqual([
      {
        int8: 9007199254740991,
        int4: 7,
        float8: 1.5,
        cost: "12.30",
        day: "2026-01-31",
        wall: "2026-01-31 12:00:00",
        at: "2026-01-31T06:30:00.250Z",
        old: "1850-01-01T00:00:00.000Z",
        span: "1 day",
        bytes: Buffer.from([0, 255]),
        json: { a: [1, null, "x"], b: 1e21 },
        ints: [1, 2],
        texts: ["a,b", "NULL", null, '"', "\\"],
        costs: ["1.10"],
        times: ["2026-01-31T12:00:00.000Z"],
        blobs: [Buffer.from([1])],
        days: ["2026-01-31"],
        yes: true,
        nothing: null,
        json_null: null,
        text: "0123",
        uuid: false,
      },
    ]);
  });

  test("takes the same parameters", async () => {
    const params = [{ a: "ü" }, ["x", "y,z"], [1, 2], 5n, "[1]", new Date(0), null, true, Buffer.from([7])];
    const { rows } = await db().query(
      `select $1::jsonb as object, $2::text[] as texts, $3::bigint[] as ints, $4::bigint as big, $5::jsonb as list,
              $6::timestamptz as at, $7::text as nothing, $8::bool as yes, $9::bytea as bytes`,
      params,
    );
    expect(rows).toEqual([
      {
        object: { a: "ü" },
        texts: ["x", "y,z"],
        ints: [1, 2],
        big: 5,
        list: [1],
        at: "1970-01-01T00:00:00.000Z",
        nothing: null,
        yes: true,
        bytes: Buffer.from([7]),
      },
    ]);
    await expect(db().query("select $1::text", [undefined])).rejects.toThrow("undefined");
  });

  test("refuses a bigint that a number cannot hold", async () => {
    await expect(db().query("select 9007199254740992::bigint as n")).rejects.toThrow("beyond 2^53");
  });

  test("counts the rows that were read or written", async () => {
    await db().script("create table counted (n int); insert into counted select generate_series(1, 3)");
    expect(await db().query("select n from counted where n > 1")).toMatchObject({ count: 2 });
    expect(await db().query("update counted set n = n + 1")).toEqual({ rows: [], count: 3 });
    expect(await db().query("delete from counted where n > 3 returning n")).toEqual({ rows: [{ n: 4 }], count: 1 });
  });

  test("commits what resolves and rolls back what throws", async () => {
    await db().script("create table kept (n int)");
    const result = await db().transaction(async (tx) => {
      await tx.query("insert into kept values (1)");
      return "done";
    });
    const failure = db().transaction(async (tx) => {
      await tx.query("insert into kept values (2)");
      throw new Error("no");
    });
    await expect(failure).rejects.toThrow("no");
    expect(result).toBe("done");
    expect(await rowsOf(db(), "select n from kept")).toEqual([{ n: 1 }]);
  });

  test("does not call a transaction committed when a statement in it failed", async () => {
    await db().script("create table doomed (n int)");
    const swallowed = db().transaction(async (tx) => {
      await tx.query("insert into doomed values (1)");
      await tx.query("select no_such_column").catch(() => undefined);
    });
    await expect(swallowed).rejects.toThrow();
    expect(await rowsOf(db(), "select n from doomed")).toEqual([]);
  });

  test("reports a constraint that fails at COMMIT", async () => {
    await db().script("create table once (n int unique deferrable initially deferred)");
    const twice = db().transaction((tx) => tx.query("insert into once values (1), (1)"));
    expect(await sqlStateOf(twice)).toBe("23505");
    expect(await rowsOf(db(), "select n from once")).toEqual([]);
  });

  test("reads one snapshot and refuses to write when it is told to read only", async () => {
    const isolation = await db().transaction((tx) => tx.query("show transaction_isolation"), { readOnly: true });
    expect(isolation.rows).toEqual([{ transaction_isolation: "repeatable read" }]);
    const write = db().transaction((tx) => tx.query("update tenantry.registry_state set revision = 9"), {
      readOnly: true,
    });
    expect(await sqlStateOf(write)).toBe("25006");
  });

  test("takes on a role for the transaction alone, and passes the context", async () => {
    const who = "select current_user::text as role, current_setting('tenantry.context', true) as context";
    const inside = await db().transaction((tx) => tx.query(who), {
      role: "tenantry_sync",
      context: { actor: "o'neil" },
    });
    expect(inside.rows).toEqual([{ role: "tenantry_sync", context: '{"actor":"o\'neil"}' }]);
    expect((await db().query<{ role: string }>(who)).rows[0]?.role).toBe("postgres");
    const unknown = await db().transaction((tx) => tx.query(who), { role: "no_such_role" });
    expect(unknown.rows).toMatchObject([{ role: "postgres" }]);
  });

  test("does nothing after its signal was aborted", async () => {
    await db().script("create table halted (n int)");
    const controller = new AbortController();
    const halted = db().transaction(
      async (tx) => {
        await tx.query("insert into halted values (1)");
        controller.abort(new Error("interrupted"));
        await tx.query("insert into halted values (2)");
      },
      { signal: controller.signal },
    );
    await expect(halted).rejects.toThrow("interrupted");
    expect(await rowsOf(db(), "select n from halted")).toEqual([]);
    await expect(db().transaction(() => Promise.resolve(), { signal: controller.signal })).rejects.toThrow(
      "interrupted",
    );
  });
});

describe("sqlState", () => {
  test("is undefined for other errors", () => {
    expect(sqlState(new Error("x"))).toBeUndefined();
    expect(sqlState(undefined)).toBeUndefined();
  });
});

async function rowsOf(db: Database, text: string): Promise<unknown[]> {
  return (await db.query(text)).rows;
}

async function sqlStateOf(promise: Promise<unknown>): Promise<string | undefined> {
  return promise.then(
    () => undefined,
    (error: unknown) => sqlState(error),
  );
}
