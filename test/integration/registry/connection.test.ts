import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OperationalError } from "../../../src/model/operational-error.ts";
import type { Database } from "../../../src/registry/database.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { type TestDatabase, freshDatabase } from "../../support/database.ts";
import { startPostgres } from "../../support/servers.ts";
import { freePort } from "../../support/server-process.ts";

let fresh: TestDatabase;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = await openDatabase(fresh.url);
});
afterAll(async () => {
  await db.close();
  await fresh.close();
});

function urlWith(change: (url: URL) => void): string {
  const url = new URL(fresh.url);
  change(url);
  return url.href;
}

/** The error as people see it; none may carry the password. */
async function failureOf(promise: Promise<unknown>): Promise<OperationalError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OperationalError)) throw new Error("Expected an OperationalError.", { cause: error });
  for (const secret of ["tenantry-test", "s3cret"]) expect(`${error.message} ${error.hint}`).not.toContain(secret);
  return error;
}

describe("opening", () => {
  test.each([
    ["a wrong password", { password: "s3cret" }, "refused the login"],
    ["no password", { password: "" }, "refused the login: it wants a password, and the address has none"],
    ["an unknown user", { username: "nobody_here" }, "refused the login"],
    ["an unknown database", { pathname: "/no_such_db" }, "has no such database"],
    ["an unknown host", { hostname: "db.invalid" }, "host name"],
  ] as const)("%s is unavailable", async (_, change, text) => {
    const error = await failureOf(openDatabase(urlWith((url) => void Object.assign(url, change))));
    expect(error).toMatchObject({ code: "unavailable", message: expect.stringContaining(text) as string });
  });

  test("a refused port is unavailable", async () => {
    const port = String(await freePort());
    const error = await failureOf(openDatabase(urlWith((url) => (url.port = port))));
    expect(error.message).toMatch(
      new RegExp(`^The registry postgres@127.0.0.1:${port}/\\w+ refused the connection\\.$`),
    );
  });

  test("a server that never answers is given up", async () => {
    const silent = createServer(() => undefined).listen(0, "127.0.0.1");
    await new Promise((resolve) => silent.once("listening", resolve));
    const address = silent.address();
    const port = typeof address === "object" && address !== null ? String(address.port) : "";
    const url = urlWith((changed) => {
      changed.port = port;
      changed.searchParams.set("connect_timeout", "0.2");
    });
    expect(await failureOf(openDatabase(url))).toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("did not answer in time") as string,
    });
    silent.close();
  });

  test.each([
    "postgres://u:s3cret@h:port/db",
    "mysql://u:s3cret@h/db",
    "s3cret",
    "postgres://u:s3cret/x@h/db",
    "postgres://u:x@s3cret@h/db",
    "pglite:",
  ])("%s is a usage error", async (url) => {
    expect(await failureOf(openDatabase(url))).toMatchObject({ code: "usage" });
  });
});

describe("several hosts", () => {
  test("are tried in order, and the one that answers is named", async () => {
    const dead = `127.0.0.1:${await freePort()}`;
    const { host } = new URL(fresh.url);
    const found = await openDatabase(fresh.url.replace(host, `${dead},${host}`));
    expect(found.label).toContain(host);
    await found.close();
    const none = await failureOf(openDatabase(fresh.url.replace(host, `${dead},${dead}`)));
    expect(none.message).toMatch(/^None of the registry's servers can be used: postgres@127/);
  });

  test("a server that refuses the login has answered", async () => {
    const url = urlWith((changed) => (changed.password = "s3cret"));
    const { host } = new URL(url);
    const error = await failureOf(openDatabase(url.replace(host, `${host},${host}`)));
    expect(error.message).toContain("refused the login");
  });

  test("a server that wants a password which the address lacks has answered", async () => {
    const url = urlWith((changed) => (changed.password = ""));
    const { host } = new URL(url);
    const error = await failureOf(openDatabase(url.replace(host, `${host},${host}`)));
    expect(error).toMatchObject({ code: "unavailable", message: expect.stringContaining("has none") as string });
  });

  test("and is hung up on: CREATE DATABASE would wait a minute for a login that nobody finishes", async () => {
    await failureOf(openDatabase(urlWith((changed) => (changed.password = ""))));
    const other = await freshDatabase();
    await other.close();
    expect(new URL(other.url).pathname).not.toBe(new URL(fresh.url).pathname);
  });

  test("with target_session_attrs=read-write a server that only reads is passed over", async () => {
    const reading = await freshDatabase();
    const admin = await openDatabase(fresh.url);
    await admin.script(
      `alter database ${new URL(reading.url).pathname.slice(1)} set default_transaction_read_only = on`,
    );
    await admin.close();
    const url = `${reading.url}?target_session_attrs=read-write`;
    expect((await failureOf(openDatabase(url))).message).toContain("only reads");
    await reading.close();
  });
});

describe("a statement or lock that takes too long", () => {
  test("ends by statement_timeout, and the connection is still good", async () => {
    const slow = db.transaction((tx) => tx.query("select pg_sleep(30)"), { statementTimeoutMs: 50 });
    expect(await failureOf(slow)).toMatchObject({ code: "unavailable" });
    expect((await db.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  test("a server that stops answering is given up, and its connection is not used again", async () => {
    const server = await startPostgres();
    const own = await openDatabase(server.url);
    const backend = async () => (await own.query<{ pid: number }>("select pg_backend_pid() as pid")).rows[0]?.pid;
    const before = await backend();
    const stuck = own.transaction(
      async (tx) => {
        server.pause();
        await tx.query("select 1");
      },
      { statementTimeoutMs: 1_000 },
    );
    expect(await failureOf(stuck)).toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("did not answer a statement in time") as string,
    });
    server.resume();
    expect(await backend()).not.toBe(before);
    await own.close();
    await server.stop();
  });

  test("a lock that is not granted is lock_held", async () => {
    const blocked = await db.transaction(async (tx) => {
      await tx.query("select * from tenantry.registry_state for update");
      const other = db.transaction((second) => second.query("select * from tenantry.registry_state for update"), {
        lockTimeoutMs: 50,
      });
      return failureOf(other);
    });
    expect(blocked).toMatchObject({ code: "lock_held" });
  });

  test("time-outs do not outlive their transaction", async () => {
    await db.transaction((tx) => tx.query("select 1"), { statementTimeoutMs: 77, lockTimeoutMs: 78 });
    const { rows } = await db.query(
      "select current_setting('statement_timeout') as a, current_setting('lock_timeout') as b",
    );
    expect(rows).toEqual([{ a: "0", b: "0" }]);
  });
});

describe("an abort", () => {
  test("stops the statement on the server", async () => {
    const controller = new AbortController();
    const marker = "/* to be aborted */ select pg_sleep(600)";
    const aborted = db.transaction((tx) => tx.query(marker), { signal: controller.signal });
    const failed = expect(aborted).rejects.toThrow("stop");
    await until(async () => (await running(marker)) === 1);
    controller.abort(new Error("stop"));
    await failed;
    await until(async () => (await running(marker)) === 0);
  });

  async function running(marker: string): Promise<number> {
    const { count } = await db.query("select from pg_stat_activity where query = $1 and state = 'active'", [marker]);
    return count;
  }

  async function until(holds: () => Promise<boolean>): Promise<void> {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
  }
});

describe("a lost connection", () => {
  test("is reported, and the next query gets a new one", async () => {
    const cut = db.transaction(async (tx) => {
      const { rows } = await tx.query<{ pid: number }>("select pg_backend_pid() as pid");
      await db.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
      await tx.query("select pg_sleep(1)");
    });
    expect(await failureOf(cut)).toMatchObject({ code: "unavailable" });
    expect((await db.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });
});

test("a write to a server that only reads says so", async () => {
  await db.transaction(async (tx) => {
    await tx.script("set transaction read only");
    const error = await failureOf(tx.query("update tenantry.registry_state set revision = 1"));
    expect(error).toMatchObject({ code: "unavailable", message: expect.stringContaining("only reads") as string });
    await tx.script("rollback; begin");
  });
});

test("the server sees what the program is called", async () => {
  expect((await db.query("show application_name")).rows).toEqual([{ application_name: "tenantry" }]);
});
