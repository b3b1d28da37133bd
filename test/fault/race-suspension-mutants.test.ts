/** What would happen without the order of locks, and without looking again: the races that the other tests look for are real. */
import { expect, test } from "vitest";
import { suspendTenant } from "../../src/emergency/suspend.ts";
import type { Sql } from "../../src/registry/database.ts";
import { openDatabase } from "../../src/registry/open.ts";
import { lockTenants } from "../../src/registry/queries/lock-tenants.ts";
import { readOpenHolds } from "../../src/registry/queries/read-open-holds.ts";
import { newGate, untilSomebodyWaits } from "../support/lock-wait.ts";
import { olga } from "../support/people.ts";
import { STOPS_OF_EMERGENCY, countDeadlocks, holdStop } from "../support/race-stops.ts";
import type { Workspace } from "../support/workspace.ts";
import { syncedWorkspace } from "../support/workspace.ts";

async function readCoral({ db }: Workspace): Promise<unknown> {
  const { rows } = await db.query(
    "select status, (select state from tenantry.holds) as hold from tenantry.tenants where tenant_id = 'coral'",
  );
  return rows[0];
}

/**
 * Stops a suspension of coral that has its row, starts a writer in place of a sync, and lets both end once the writer has
 * come to wait. `before` runs in the writer's transaction while the suspension has not begun.
 */
async function race(workspace: Workspace, before: (tx: Sql) => Promise<void>, write: (tx: Sql) => Promise<unknown>) {
  const emergency = await openDatabase(workspace.database.urlAs("tenantry_emergency"));
  const others = await openDatabase(workspace.database.url);
  const begun = newGate();
  const locked = newGate();
  const writer = others.transaction(async (tx) => {
    await before(tx);
    begun.open();
    await locked.opened;
    await write(tx);
  });
  await begun.opened;
  const [stop] = STOPS_OF_EMERGENCY;
  if (stop === undefined) throw new Error("There is a stop where the suspension has the row.");
  const held = await holdStop(others, stop);
  const suspension = suspendTenant(emergency, { tenantId: "coral", reason: "breach", attribution: olga });
  await untilSomebodyWaits(workspace.db);
  locked.open();
  await untilSomebodyWaits(workspace.db, 2);
  await held.release();
  const ends = await Promise.allSettled([writer, suspension]);
  await Promise.all([emergency.close(), others.close()]);
  expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
}

/** Writes what Git says, active, unless the tenant is held. */
async function activate(tx: Sql, held: readonly { target_id: string }[]): Promise<void> {
  if (held.some(({ target_id }) => target_id === "coral")) return;
  await tx.query("update tenantry.tenants set status = 'active', labels = '{}' where tenant_id = 'coral'");
}

test("a writer that does not look at the holds again undoes the suspension it has waited for", async () => {
  const workspace = await syncedWorkspace();
  let held: Awaited<ReturnType<typeof readOpenHolds>> = [];
  const look = async (tx: Sql) => void (held = await readOpenHolds(tx));
  await race(workspace, look, (tx) => activate(tx, held));
  expect(await readCoral(workspace)).toEqual({ status: "active", hold: "open" });
});

test("a writer that looks again after the lock does not", async () => {
  const workspace = await syncedWorkspace();
  const write = async (tx: Sql) => {
    await lockTenants(tx, ["coral"]);
    await activate(tx, await readOpenHolds(tx));
  };
  await race(workspace, () => Promise.resolve(), write);
  expect(await readCoral(workspace)).toEqual({ status: "suspended", hold: "open" });
  expect(await countDeadlocks(workspace.db)).toBe(0);
});

test("a writer that has the end of the log before the tenant makes the suspension the victim of a deadlock", async () => {
  const workspace = await syncedWorkspace();
  const lockHead = async (tx: Sql) => {
    await tx.script("set local deadlock_timeout = '1min'"); // so that the other side is the one that looks
    await tx.query("select from audit.head for update");
  };
  const write = async (tx: Sql) => {
    await lockTenants(tx, ["coral"]);
    await activate(tx, await readOpenHolds(tx));
  };
  await race(workspace, lockHead, write);
  expect(await countDeadlocks(workspace.db)).toBe(1);
});
