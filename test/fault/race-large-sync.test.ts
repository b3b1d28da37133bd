/** An emergency beside a sync of 10,000 changed tenants: it may wait one second (bench/README.md). */
import { expect, test } from "vitest";
import { suspendTenant } from "../../src/emergency/suspend.ts";
import type { SyncOutcome } from "../../src/pipeline/sync.ts";
import { openDatabase } from "../../src/registry/open.ts";
import { olga } from "../support/people.ts";
import { untilSomebodyWaits } from "../support/lock-wait.ts";
import type { Stop } from "../support/race-stops.ts";
import { holdStop, stopsOfSync, untilWaitingOrEnded } from "../support/race-stops.ts";
import type { Workspace } from "../support/workspace.ts";
import { syncedWorkspace, tenantYaml, tierYaml } from "../support/workspace.ts";

const CHANGED = 10_000;
/** Many gold tenants, and two of another tier. */
async function prepare(): Promise<Workspace> {
  const workspace = await syncedWorkspace();
  for (let index = 0; index < CHANGED; index++) workspace.write(`tenants/t${index}.yaml`, tenantYaml(`t${index}`));
  for (const id of ["aside", "elsewhere"]) workspace.write(`tenants/${id}.yaml`, tenantYaml(id, { tier: "silver" }));
  workspace.commit("many");
  await workspace.sync();
  return workspace;
}

interface Race {
  /** How long the suspension took from when the sync was let go. */
  readonly waitedMs: number;
  readonly first: "sync" | "suspension";
  readonly synced: SyncOutcome;
}

/** Lets the sync come as far as the stop, then a suspension as far as it gets, then both go on. */
async function race(workspace: Workspace, tenantId: string, stop: Stop): Promise<Race> {
  const [blocker, emergency] = await Promise.all([
    openDatabase(workspace.database.url),
    openDatabase(workspace.database.urlAs("tenantry_emergency")),
  ]);
  let held: { release(): Promise<void> } | undefined;
  const confirm = async () => void (held ??= await holdStop(blocker, stop));
  const ends: Race["first"][] = [];
  const syncing = workspace.sync({ confirm }).finally(() => ends.push("sync"));
  expect(await untilWaitingOrEnded(workspace.db, syncing, 1)).toBe("waiting");
  const suspension = suspendTenant(emergency, { tenantId, reason: "breach", attribution: olga }).finally(() => ends.push("suspension")); // prettier-ignore
  await untilWaitingOrEnded(workspace.db, suspension, 2);
  const released = performance.now();
  await held?.release();
  await suspension;
  const waitedMs = performance.now() - released;
  const synced = await syncing;
  await Promise.all([blocker.close(), emergency.close()]);
  return { waitedMs, first: ends[0] ?? "sync", synced };
}

/** The stops by what the sync has done until then; it locks t9999 last. */
function stopWhere(name: string): Stop {
  const stop = stopsOfSync("acme", "t9999").find((one) => one.name === name);
  if (stop === undefined) throw new Error(`The sync does not stop where it ${name}.`);
  return stop;
}

/** A commit that changes every gold tenant, and a suspension beside its sync. */
async function uplift(workspace: Workspace, maxUsers: number, tenantId: string, where: string): Promise<Race> {
  workspace.write("tiers/gold.yaml", tierYaml("gold", { rank: 2, maxUsers }));
  workspace.commit("uplift");
  const result = await race(workspace, tenantId, stopWhere(where));
  console.log(`${tenantId}, when the sync ${where}: the suspension waited ${Math.round(result.waitedMs)} ms`);
  expect(result.synced.applied?.updated).toBeGreaterThanOrEqual(CHANGED);
  const { rows } = await workspace.db.query("select status from tenantry.tenants where tenant_id = $1", [tenantId]);
  expect(rows).toEqual([{ status: "suspended" }]);
  return result;
}

test("a suspension waits for a few rows at most, and not at all if the sync does not write its tenant", async () => {
  const workspace = await prepare();
  // The longest that there is: the sync has all of its rows, and has written none of them. It makes way.
  const inside = await uplift(workspace, 300, "t1", "has locked the tenant");
  expect(inside.first).toBe("suspension");
  const aside = await uplift(workspace, 310, "aside", "has written the tenant");
  expect(aside.first).toBe("suspension");
  // Both want to seal: neither makes way for the other any more.
  await uplift(workspace, 311, "elsewhere", "is in COMMIT");
}, 240_000);

test("a sync makes way, but not for ever", async () => {
  const workspace = await prepare();
  const [blocker, hand] = await Promise.all([
    openDatabase(workspace.database.url),
    openDatabase(workspace.database.url),
  ]);
  const writes: Promise<unknown>[] = [];
  /** Each time that the sync has locked t1 and is on its way to t9999, a hand wants to write t1. */
  const interfere = async (stop: { release(): Promise<void> }) => {
    await untilSomebodyWaits(workspace.db);
    const write = "update tenantry.tenants set labels = jsonb_build_object('n', $1::text) where tenant_id = 't1'";
    writes.push(hand.query(write, [String(writes.length)]));
    await untilSomebodyWaits(workspace.db, 2);
    await stop.release();
  };
  const confirm = async () => {
    const stop = await holdStop(blocker, stopWhere("has locked the tenant"));
    writes.push(interfere(stop));
  };
  workspace.write("tiers/gold.yaml", tierYaml("gold", { rank: 2, maxUsers: 444 }));
  workspace.commit("uplift");
  const { applied } = await workspace.sync({ confirm });
  expect(applied?.updated).toBeGreaterThanOrEqual(CHANGED);
  // It is asked about each plan that is another one: a hand that is late with its COMMIT is in the next but one.
  expect(writes.length / 2).toBeGreaterThan(1);
  await Promise.all(writes);
  await Promise.all([blocker.close(), hand.close()]);
}, 240_000);
