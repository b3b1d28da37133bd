/** Tiers before tenants, whoever writes: docs/adr/0001-lock-order-and-isolation.md. */
import { expect, test } from "vitest";
import { lockEntities } from "../../../src/registry/queries/lock-entities.ts";
import { lockTenants } from "../../../src/registry/queries/lock-tenants.ts";
import { newGate, untilSomebodyWaits } from "../../support/lock-wait.ts";
import type { Workspace } from "../../support/workspace.ts";
import { syncedWorkspace, tenantYaml, tierYaml } from "../../support/workspace.ts";

/**
 * Locks a tier, lets the sync come to wait for it, then locks a tenant. With the orders opposed this deadlocks, and the
 * short deadlock_timeout makes this writer the one that PostgreSQL ends.
 */
async function lockInOrder(workspace: Workspace, tier: string): Promise<void> {
  const locked = newGate();
  const other = workspace.db.transaction(async (tx) => {
    await tx.script("set local deadlock_timeout = '10ms'");
    await lockEntities(tx, "tier", [tier]);
    locked.open();
    await untilSomebodyWaits(workspace.db);
    await lockTenants(tx, ["acme"]);
    await tx.query("update tenantry.tenants set labels = '{\"seen\": \"yes\"}' where tenant_id = 'acme'");
  });
  await locked.opened;
  await Promise.all([other, workspace.sync()]);
}

async function actionsOn(workspace: Workspace): Promise<unknown> {
  const { rows } = await workspace.db.query<{ by: string; limits: unknown; tier: string }>(
    "select new::jsonb -> 'limits' as limits, new::jsonb ->> 'tier' as tier, new::jsonb ->> 'labels' as labels from audit.log where pk = 'acme' and op = 'UPDATE' order by seq",
  );
  return rows;
}

test("a sync that writes a tier and its tenants waits for a writer that has the tier", async () => {
  const workspace = await syncedWorkspace();
  workspace.write("tiers/gold.yaml", tierYaml("gold", { rank: 2, maxUsers: 300 }));
  workspace.commit("uplift");
  await lockInOrder(workspace, "gold");
  expect(await actionsOn(workspace)).toEqual([
    { limits: { max_users: 200 }, tier: "gold", labels: '{"seen": "yes"}' },
    { limits: { max_users: 300 }, tier: "gold", labels: "{}" },
  ]);
});

test("a sync that moves a tenant to a tier waits for a writer that has that tier", async () => {
  const workspace = await syncedWorkspace();
  workspace.write("tenants/acme.yaml", tenantYaml("acme", { tier: "silver" }));
  workspace.commit("retier");
  await lockInOrder(workspace, "silver");
  expect(await actionsOn(workspace)).toEqual([
    { limits: { max_users: 200 }, tier: "gold", labels: '{"seen": "yes"}' },
    { limits: { max_users: 100 }, tier: "silver", labels: "{}" },
  ]);
});
