/** A flag that is off for every tenant, by the login of an emergency. */
import { beforeEach, describe, expect, test } from "vitest";
import { showTenant } from "../../../src/pipeline/tenants.ts";
import { failureOf } from "../../support/failure.ts";
import type { HeldWorkspace } from "../../support/held-workspace.ts";
import { flagYaml, heldWorkspace } from "../../support/held-workspace.ts";
import { TENANTS, tenantYaml } from "../../support/workspace.ts";

let registry: HeldWorkspace;
beforeEach(async () => {
  registry = await heldWorkspace();
});

/** The tenants that have the flag. */
async function whoHas(flag: string): Promise<string[]> {
  const { rows } = await registry.db.query<{ id: string }>(
    "select tenant_id as id from tenantry.tenants where flags ? $1 and removed_at is null order by tenant_id",
    [flag],
  );
  return rows.map(({ id }) => id);
}

async function holdStates(): Promise<unknown[]> {
  const { rows } = await registry.db.query<{ state: string }>("select state from tenantry.holds order by id");
  return rows.map(({ state }) => state);
}

test("a killed flag is off for everybody at once, in one link with one entry a tenant, and says what requires it", async () => {
  const result = await registry.kill("fast_path");
  expect(result).toMatchObject({ value_before: "on", value: "off", dependents: ["flag.new_ui"], already: false });
  expect(result.tenants.map(({ tenant_id }) => tenant_id)).toEqual([...TENANTS]);
  expect(await whoHas("fast_path")).toEqual([]);
  expect(await whoHas("new_ui")).toEqual([...TENANTS]);
  const { rows } = await registry.db.query(
    "select tbl, op, nrows from audit.stmt where tx = (select tx from audit.link order by seq desc limit 1) order by n",
  );
  expect(rows).toEqual([
    { tbl: "tenants", op: "UPDATE", nrows: 5 },
    { tbl: "holds", op: "INSERT", nrows: 1 },
  ]);
  const { rows: events } = await registry.db.query("select count(*) as count from tenantry.outbox where id > 5");
  expect(events).toEqual([{ count: 5 }]);
});

test("a sync keeps it off, for new tenants too, and writes down what Git asks for", async () => {
  await registry.kill("fast_path");
  expect((await registry.sync()).applied).toBeNull();
  registry.write("tenants/fresh.yaml", tenantYaml("fresh"));
  registry.write("tenants/acme.yaml", tenantYaml("acme", { extra: "labels: {a: b}\n" }));
  registry.commit("more");
  const { plan, applied } = await registry.sync();
  expect(plan.killed).toMatchObject([{ flag: "fast_path", reconciled: false }]);
  expect(applied).toMatchObject({ created: 1, updated: 1, held: 1 });
  expect(await whoHas("fast_path")).toEqual([]);
  expect(await whoHas("new_ui")).toContain("fresh");
  const again = await registry.sync();
  expect(again).toMatchObject({ applied: null, plan: { tenants: [] } });
  const { tenants } = await registry.unkill("fast_path");
  expect(tenants).toHaveLength(6);
  expect(await whoHas("fast_path")).toEqual([...TENANTS, "fresh"].sort());
  expect((await registry.sync()).applied).toBeNull();
});

test("a tenant that was synced under it is shown without it, and by which hold", async () => {
  await registry.kill("fast_path");
  registry.write("tenants/acme.yaml", tenantYaml("acme", { extra: "labels: {a: b}\n" }));
  registry.commit("change");
  await registry.sync();
  const shown = await showTenant({ databaseUrl: registry.database.urlAs("tenantry_reader") }, "acme");
  expect(shown.holds).toMatchObject([{ target_id: "fast_path" }]);
  expect(shown.values).toContainEqual({ path: "flags.fast_path", value: false, source: "hold 1, killed" });
});

test("what a hand has given back is taken away by the next sync, and by the next kill", async () => {
  await registry.kill("fast_path");
  const give = "update tenantry.tenants set flags = flags || '{\"fast_path\": true}' where tenant_id = 'acme'";
  await registry.db.script(give);
  await registry.sync();
  expect(await whoHas("fast_path")).toEqual([]);
  await registry.db.script(give);
  expect(await registry.kill("fast_path")).toMatchObject({ already: false, tenants: [{ tenant_id: "acme" }] });
  expect(await whoHas("fast_path")).toEqual([]);
  expect(await registry.kill("fast_path")).toMatchObject({ already: true, tenants: [] });
});

test.each([
  ["switched off", () => registry.write("flags/fast_path.yaml", flagYaml("fast_path", { state: "off" }))],
  ["removed", () => registry.remove("flags/fast_path.yaml")],
])("it is reconciled by a commit in which the flag is %s, and later Git decides again", async (_, change) => {
  await registry.kill("fast_path");
  registry.write("flags/new_ui.yaml", flagYaml("new_ui"));
  change();
  registry.commit("off in Git too");
  const { plan } = await registry.sync();
  expect(plan.killed).toMatchObject([{ reconciled: true }]);
  expect(await holdStates()).toEqual(["reconciled"]);
  expect(await whoHas("fast_path")).toEqual([]);
  registry.write("flags/fast_path.yaml", flagYaml("fast_path"));
  registry.commit("on again");
  await registry.sync();
  expect(await whoHas("fast_path")).toEqual([...TENANTS]);
});

test("a part of that commit does not reconcile it", async () => {
  await registry.kill("fast_path");
  registry.write("flags/fast_path.yaml", flagYaml("fast_path", { state: "off" }));
  registry.write("flags/new_ui.yaml", flagYaml("new_ui"));
  registry.commit("off in Git too");
  await registry.sync({ selection: { targets: ["flag.fast_path"], excludes: [] } });
  expect(await holdStates()).toEqual(["open"]);
  await registry.sync();
  expect(await holdStates()).toEqual(["reconciled"]);
});

test("a tenant's own hold on the flag waits until it is over", async () => {
  await registry.hold("acme", "flags.fast_path", false);
  await registry.kill("fast_path");
  const error = await failureOf(registry.hold("beta", "flags.fast_path", true));
  expect(error).toMatchObject({ code: "refused", message: "The flag fast_path is off for every tenant, by hold 2." });
  await registry.lift("acme", "flags.fast_path");
  expect(await whoHas("fast_path")).toEqual([]);
  await registry.unkill("fast_path");
  expect(await whoHas("fast_path")).toEqual([...TENANTS]);
});

test("a tenant that holds the flag on has it again when it is over, whatever Git says", async () => {
  registry.write("flags/fast_path.yaml", flagYaml("fast_path", { state: "off" }));
  registry.write("flags/new_ui.yaml", flagYaml("new_ui"));
  registry.commit("off");
  await registry.sync();
  await registry.hold("acme", "flags.fast_path", true);
  await registry.kill("fast_path");
  expect(await whoHas("fast_path")).toEqual([]);
  await registry.unkill("fast_path");
  expect(await whoHas("fast_path")).toEqual(["acme"]);
});

describe("is refused, and nothing is written", () => {
  test.each([
    ["an unknown flag", () => registry.kill("fast_pat"), 'There is no flag "fast_pat".', "Did you mean `fast_path`?"],
    ["the end for a flag that is not held", () => registry.unkill("fast_path"), "is not held off", "hold list"],
    ["the end for an unknown flag", () => registry.unkill("zzz"), 'There is no flag "zzz".', "There are fast_path"],
  ])("%s", async (_, act, message, hint) => {
    const error = await failureOf(act());
    expect(error.code).toBe("refused");
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
    expect(await holdStates()).toEqual([]);
  });
});
