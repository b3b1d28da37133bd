/** A suspension and a sync of the same registry, in every order of arrival: docs/adr/0001-lock-order-and-isolation.md. */
import { describe, expect, test } from "vitest";
import { suspendTenant } from "../../src/emergency/suspend.ts";
import type { EmergencyResult } from "../../src/model/sync.ts";
import type { SyncInput, SyncOutcome } from "../../src/pipeline/sync.ts";
import { verifyChain } from "../../src/pipeline/audit-verify.ts";
import { openDatabase } from "../../src/registry/open.ts";
import { untilSomebodyWaits } from "../support/lock-wait.ts";
import { olga } from "../support/people.ts";
import type { Stop } from "../support/race-stops.ts";
import { STOPS_OF_EMERGENCY, countDeadlocks, holdStop, stopsOfSync, untilWaitingOrEnded } from "../support/race-stops.ts"; // prettier-ignore
import type { Workspace } from "../support/workspace.ts";
import { syncedWorkspace, tenantYaml } from "../support/workspace.ts";

const LIMIT = { extra: "limits: {max_users: 7}\n" };

/** What the sync does to the tenant that is suspended; it always changes acme, before it, and ember, after it. */
const KINDS = {
  "leaves the tenant as it is": { tier: "gold", limits: { max_users: 200 } },
  "changes the tenant": { tier: "gold", limits: { max_users: 7 }, file: tenantYaml("coral", LIMIT) },
  "moves the tenant to another tier": { tier: "silver", limits: { max_users: 100 }, file: tenantYaml("coral", { tier: "silver" }) }, // prettier-ignore
  "sets the tenant active": { tier: "gold", limits: { max_users: 200 }, file: tenantYaml("coral"), suspended: true },
} as const;
type Kind = keyof typeof KINDS;

async function prepare(kind: Kind): Promise<Workspace> {
  const workspace = await syncedWorkspace();
  const change = KINDS[kind];
  if ("suspended" in change) {
    workspace.write("tenants/coral.yaml", tenantYaml("coral", { status: "suspended" }));
    workspace.commit("suspend");
    await workspace.sync();
  }
  for (const id of ["acme", "ember"]) workspace.write(`tenants/${id}.yaml`, tenantYaml(id, LIMIT));
  if ("file" in change) workspace.write("tenants/coral.yaml", change.file);
  workspace.commit("change");
  return workspace;
}

function sync(workspace: Workspace, settings: Partial<SyncInput> = {}): Promise<SyncOutcome> {
  return workspace.sync({ allow: ["updates=3 race", "downgrades=1 race"], ...settings });
}

/** Under a login of its own, that ends with it. */
async function suspend(workspace: Workspace): Promise<EmergencyResult> {
  const emergency = await openDatabase(workspace.database.urlAs("tenantry_emergency"));
  try {
    return await suspendTenant(emergency, { tenantId: "coral", reason: "breach", attribution: olga });
  } finally {
    await emergency.close();
  }
}

/** Both have happened, the suspension stands, and the next sync leaves it alone. */
async function expectSuspended(workspace: Workspace, kind: Kind): Promise<void> {
  const { tier, limits } = KINDS[kind];
  const coral = { status: "suspended", tier, limits };
  const others = { status: "active", tier: "gold", limits: { max_users: 7 } };
  const read = async () =>
    (
      await workspace.db.query(
        "select status, tier, limits from tenantry.tenants where tenant_id in ('acme', 'coral', 'ember') order by tenant_id",
      )
    ).rows;
  expect(await read()).toEqual([others, coral, others]);
  expect((await workspace.db.query("select state from tenantry.holds")).rows).toEqual([{ state: "open" }]);
  expect(await countDeadlocks(workspace.db)).toBe(0);
  expect((await verifyChain(workspace.db)).bad).toBeNull();
  await sync(workspace);
  expect(await read()).toEqual([others, coral, others]);
}

/** Stops the sync once it has planned; the suspension then comes as far as it can before the sync goes on. */
async function suspendWhile(workspace: Workspace, stop: Stop): Promise<void> {
  const blocker = await openDatabase(workspace.database.url);
  let held: { release(): Promise<void> } | undefined;
  const confirm = async () => void (held ??= await holdStop(blocker, stop));
  const syncing = sync(workspace, { confirm });
  expect(await untilWaitingOrEnded(workspace.db, syncing, 1)).toBe("waiting");
  const suspension = suspend(workspace);
  await untilWaitingOrEnded(workspace.db, suspension, 2);
  await held?.release();
  await Promise.all([syncing, suspension]);
  await blocker.close();
}

function named(stops: readonly Stop[]): [string, Stop][] {
  return stops.map((stop) => [stop.name, stop]);
}

describe.each(Object.keys(KINDS) as Kind[])("a sync that %s", (kind) => {
  test("comes after the suspension", async () => {
    const workspace = await prepare(kind);
    await suspend(workspace);
    await sync(workspace);
    await expectSuspended(workspace, kind);
  });

  test("comes before the suspension", async () => {
    const workspace = await prepare(kind);
    await sync(workspace);
    await suspend(workspace);
    await expectSuspended(workspace, kind);
  });

  test("has planned when the suspension comes, and not begun", async () => {
    const workspace = await prepare(kind);
    let suspended: EmergencyResult | undefined;
    await sync(workspace, { confirm: async () => void (suspended ??= await suspend(workspace)) });
    await expectSuspended(workspace, kind);
  });

  test.each(named(stopsOfSync("acme", "ember")))("%s when the suspension comes", async (_, stop) => {
    const workspace = await prepare(kind);
    await suspendWhile(workspace, stop);
    await expectSuspended(workspace, kind);
  });

  test.each(named(STOPS_OF_EMERGENCY))("comes when the suspension %s", async (_, stop) => {
    const workspace = await prepare(kind);
    const blocker = await openDatabase(workspace.database.url);
    const held = await holdStop(blocker, stop);
    const suspension = suspend(workspace);
    await untilSomebodyWaits(workspace.db);
    const syncing = sync(workspace);
    await untilWaitingOrEnded(workspace.db, syncing, 2);
    await held.release();
    await Promise.all([syncing, suspension]);
    await blocker.close();
    await expectSuspended(workspace, kind);
  });
});
