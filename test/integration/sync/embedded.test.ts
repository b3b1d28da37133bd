/** The same pipeline on the embedded registry. */
import { expect, test } from "vitest";
import { migrate } from "../../../src/pipeline/migrate.ts";
import { endHold, holdField, kill, unkill } from "../../../src/pipeline/hold-field.ts";
import { suspend } from "../../../src/pipeline/suspend.ts";
import { flagYaml } from "../../support/held-workspace.ts";
import { newWorkspace, tierYaml } from "../../support/workspace.ts";

test("sync, suspend, hold, kill, and a sync that respects them, on PGlite", { timeout: 180_000 }, async () => {
  const workspace = await newWorkspace();
  workspace.write(".gitignore", ".tenantry/\n");
  workspace.write("flags/fast_path.yaml", flagYaml("fast_path"));
  workspace.commit("first");
  const address = { databaseUrl: `pglite:${workspace.root}/.tenantry/registry`, environment: "demo" };
  await migrate(address);
  expect((await workspace.sync(address)).applied).toMatchObject({ created: 5, revision: 1 });
  expect((await workspace.sync(address)).applied).toBeNull();
  const cache = { asked: "none", redisUrl: undefined } as const;
  const who = { actor: "olga", reason: "breach", now: "2026-11-23T09:00:00Z" };
  await suspend({ ...address, ...cache, ...who, root: workspace.root, tenantId: "acme" });
  workspace.write("tiers/gold.yaml", tierYaml("gold", { rank: 2, maxUsers: 300 }));
  workspace.commit("uplift");
  const { applied, plan } = await workspace.sync(address);
  expect(applied).toMatchObject({ updated: 5, held: 1 });
  expect(plan.held).toMatchObject([{ tenant_id: "acme", path: "status" }]);
  expect((await workspace.sync(address)).applied).toBeNull();
  const command = { ...address, ...cache, ...who, root: workspace.root };
  const held = await holdField({ ...command, tenantId: "beta", field: "limits.max_users", value: 5 });
  expect(held).toMatchObject({ value_before: 300, tenants: [{ tenant_id: "beta" }] });
  await kill({ ...command, flag: "fast_path" });
  expect((await workspace.sync(address)).plan).toMatchObject({ killed: [{ flag: "fast_path" }], tenants: [] });
  expect((await unkill({ ...command, flag: "fast_path" })).tenants).toHaveLength(5);
  expect(await endHold({ ...command, name: { holdId: held.hold.id } })).toMatchObject({ value: 300 });
  expect((await workspace.sync(address)).applied).toBeNull();
});
