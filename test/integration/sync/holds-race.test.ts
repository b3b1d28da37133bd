/** A flag that is switched off for all while a sync gives it to a tenant that is new: docs/adr/0001-lock-order-and-isolation.md. */
import { expect, test } from "vitest";
import type { Plan } from "../../../src/model/plan.ts";
import { lockFlag } from "../../../src/registry/queries/lock-flag.ts";
import { openHold } from "../../../src/registry/queries/open-hold.ts";
import type { HeldWorkspace } from "../../support/held-workspace.ts";
import { heldWorkspace } from "../../support/held-workspace.ts";
import { newGate, untilSomebodyWaits } from "../../support/lock-wait.ts";
import { tenantYaml } from "../../support/workspace.ts";

async function withFreshTenant(): Promise<HeldWorkspace> {
  const registry = await heldWorkspace();
  registry.write("tenants/fresh.yaml", tenantYaml("fresh"));
  registry.commit("fresh");
  return registry;
}

async function whoHasIt({ db }: HeldWorkspace): Promise<unknown[]> {
  return (await db.query("select tenant_id from tenantry.tenants where flags ? 'fast_path'")).rows;
}

test("a kill waits for the sync that is adding a tenant, and takes the flag from it too", async () => {
  const registry = await withFreshTenant();
  const { sync, kill } = await registry.db.transaction(async (tx) => {
    // Where a sync writes last: it has added the tenant, and has not committed.
    await tx.script("lock table tenantry.sync_runs in share mode");
    const sync = registry.sync();
    await untilSomebodyWaits(registry.db, 1);
    const kill = registry.kill("fast_path");
    await untilSomebodyWaits(registry.db, 2);
    return { sync, kill };
  });
  expect((await sync).applied).toMatchObject({ created: 1 });
  expect((await kill).tenants).toHaveLength(6);
  expect(await whoHasIt(registry)).toEqual([]);
});

test("a sync that waited for a kill plans again, and gives the flag to nobody", async () => {
  const registry = await withFreshTenant();
  const [locked, waited] = [newGate(), newGate()];
  const plans: Plan[] = [];
  const kill = registry.emergency.transaction(
    async (tx) => {
      await lockFlag(tx, "fast_path");
      const why = { reason: "r", incident: null, actor: "olga", review_by: null, base_commit: null };
      const target = { target_kind: "flag", target_id: "fast_path", field: "state" } as const;
      await openHold(tx, { ...target, ...why, value: "off", prior_value: null });
      locked.open();
      await waited.opened;
    },
    { role: "tenantry_emergency", context: { actor: "olga" } },
  );
  await locked.opened;
  const sync = registry.sync({ onPlan: (plan) => plans.push(plan) });
  await untilSomebodyWaits(registry.db);
  waited.open();
  await Promise.all([kill, sync]);
  expect(plans.map(({ killed = [] }) => killed.length)).toEqual([0, 1]);
  expect(await whoHasIt(registry)).toEqual([]);
});
