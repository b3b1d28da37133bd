/** An emergency beside a sync of 10,000 changed tenants: it may wait one second. */
import { expect, test } from "vitest";
import { suspendTenant } from "../../src/emergency/suspend.ts";
import type { SyncOutcome } from "../../src/pipeline/sync.ts";
import { openDatabase } from "../../src/registry/open.ts";
import { olga } from "../support/people.ts";
import type { Stop } from "../support/race-stops.ts";
import { holdStop, stopsOfSync, untilWaitingOrEnded } from "../support/race-stops.ts";
import type { Workspace } from "../support/workspace.ts";
import { syncedWorkspace, tenantYaml, tierYaml } from "../support/workspace.ts";

const CHANGED = 10_000;
const DEADLINE_MS = 1_000;
/** The machine of a test run is busy with other tests; bench/ measures on one that is not. */
const SLACK = 5;

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

test("a suspension waits for what is left of the transaction, if the sync writes its tenant, and else not at all", async () => {
  const workspace = await prepare();
  // The longest that there is: the sync has all of its rows, and has written none of them.
  const waits = [];
  for (const [index, tenantId] of ["t1", "t2", "t3"].entries())
    waits.push((await uplift(workspace, 300 + index, tenantId, "has locked the tenant")).waitedMs);
  expect(Math.min(...waits)).toBeLessThan(DEADLINE_MS * SLACK);
  const aside = await uplift(workspace, 310, "aside", "has written the tenant");
  expect(aside.first).toBe("suspension");
  const sealing = await uplift(workspace, 311, "elsewhere", "is in COMMIT");
  expect(sealing.waitedMs).toBeLessThan(DEADLINE_MS);
}, 240_000);
