/** Whatever is edited, and whoever meddles: after a sync the rows are what Git asks for, and a plan has nothing to do. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { resumeTenant } from "../../../src/emergency/resume.ts";
import { suspendTenant } from "../../../src/emergency/suspend.ts";
import type { TenantStatus } from "../../../src/model/catalog.ts";
import { movesFrom } from "../../../src/model/lifecycle.ts";
import { isEmptyPlan } from "../../../src/model/plan.ts";
import { compileTree } from "../../../src/pipeline/compile.ts";
import { readTenants } from "../../../src/registry/queries/read-tenants.ts";
import { verifyChain } from "../../../src/pipeline/audit-verify.ts";
import { olga } from "../../support/people.ts";
import type { Workspace } from "../../support/workspace.ts";
import { newWorkspace } from "../../support/workspace.ts";
import { runs } from "../../support/runs.ts";

interface Tenant {
  tier: string;
  status: TenantStatus;
  max_users?: number;
  addon: boolean;
}

/** The catalog as it should be, with what the emergency holds. */
interface Model {
  readonly tenants: Map<string, Tenant>;
  readonly tiers: Record<string, number>;
  flag: number;
  readonly held: Set<string>;
  next: number;
}

type Step = (model: Model, workspace: Workspace) => Promise<void> | void;

const users = fc.integer({ min: 0, max: 500 });
const tier = fc.constantFrom("silver", "gold");

/** A step on some tenant that fits; nothing when none does. */
function onTenant(
  fits: (id: string, model: Model) => boolean,
  act: (id: string, model: Model, workspace: Workspace) => Promise<void> | void,
): fc.Arbitrary<Step> {
  return fc.nat().map((index) => (model, workspace) => {
    const ids = [...model.tenants.keys()].filter((id) => fits(id, model));
    const id = ids[index % Math.max(1, ids.length)];
    return id === undefined ? undefined : act(id, model, workspace);
  });
}

function edit(change: (tenant: Tenant, value: number, tier: string) => void): fc.Arbitrary<Step> {
  return fc.tuple(users, tier).chain(([value, other]) =>
    onTenant(
      () => true,
      (id, { tenants }) => {
        const tenant = tenants.get(id);
        if (tenant) change(tenant, value, other);
      },
    ),
  );
}

const steps: fc.Arbitrary<Step> = fc.oneof(
  edit((tenant, value) => (tenant.max_users = value)),
  edit((tenant) => delete tenant.max_users),
  edit((tenant, _, other) => (tenant.tier = other)),
  edit((tenant) => (tenant.addon = !tenant.addon)),
  fc.tuple(tier, users).map(
    ([id, value]): Step =>
      (model) =>
        void (model.tiers[id] = value),
  ),
  fc.integer({ min: 1, max: 100 }).map(
    (percent): Step =>
      (model) =>
        void (model.flag = percent),
  ),
  tier.map((of): Step => (model) => void model.tenants.set(`t${model.next++}`, { tier: of, status: "provisioning", addon: false })), // prettier-ignore
  fc.nat().chain((pick) =>
    onTenant(
      (id, { held }) => !held.has(id),
      (id, { tenants }) => {
        const tenant = tenants.get(id);
        const moves = tenant ? movesFrom(tenant.status) : [];
        if (tenant) tenant.status = moves[pick % Math.max(1, moves.length)] ?? tenant.status;
      },
    ),
  ),
  // Only what was archived in an earlier sync may go.
  onTenant(
    (id, { tenants, held }) => tenants.get(id)?.status === "archived" && !held.has(id),
    async (id, { tenants }, { db }) => {
      const row = (await readTenants(db, [id])).get(id);
      if (row?.live.status === "archived") tenants.delete(id);
    },
  ),
  onTenant(
    () => true,
    async (id, { held }, { db }) => {
      const status = (await readTenants(db, [id])).get(id)?.live.status;
      if (status === undefined || status === "archived") return;
      await suspendTenant(db, { tenantId: id, reason: "breach", attribution: olga });
      held.add(id);
    },
  ),
  onTenant(
    (id, { held }) => held.has(id),
    async (id, { held }, { db }) => {
      await resumeTenant(db, { tenantId: id, reason: "over", attribution: olga });
      held.delete(id);
    },
  ),
  onTenant(
    () => true,
    async (id, _, { db }) => {
      await db.query(
        `update tenantry.tenants set limits = '{"max_users": 1}', labels = '{"by": "hand"}', features = '[]' where tenant_id = $1`,
        [id],
      );
    },
  ),
);

/** JSON is YAML; one line a file. */
function writeModel({ tenants, tiers, flag }: Model, workspace: Workspace, written: Set<string>): void {
  const limits = { max_users: { unit: "users", kind: "quota" } };
  const sync = { max_remove_percent: 100, max_update_percent: 100, max_suspend: 1000, small_set: { below: 1, max: 1 } };
  const put = (path: string, data: object) => {
    workspace.write(path, `${JSON.stringify(data)}\n`);
  };
  put("tenantry.yaml", { version: 1, currency: "INR", limits, policy: { sync }, cache: "none" });
  put("features/extra.yaml", { feature: "extra", description: "Extra", owner: "a@gcc.example", monthly_cost: 12.5 });
  const dates = { created: "2026-11-01", expires: "2026-12-31" };
  const rollout = [{ tiers: ["gold"], percent: flag, by: "tenant" }];
  const about = { description: "New", owner: "a@gcc.example", tracking_issue: "https://issues.gcc.example/1" };
  put("flags/fresh.yaml", { flag: "fresh", kind: "release", ...about, ...dates, state: "on", rollout });
  for (const [index, [id, max_users]] of Object.entries(tiers).entries()) {
    const prices = { monthly_cost: 100 * (index + 1), regions: ["ap-south-1"] };
    const limit = { max_users: { default: max_users, ceiling: 1000 } };
    put(`tiers/${id}.yaml`, { tier: id, rank: index + 1, display_name: id, limits: limit, features: [], addons: ["extra"], ...prices }); // prettier-ignore
  }
  for (const [id, { tier: of, status, max_users, addon }] of tenants) {
    put(`tenants/${id}.yaml`, {
      tenant_id: id,
      display_name: id,
      tier: of,
      status,
      ...(status === "suspended" && { suspension: { reason: "unpaid" } }),
      status_reason: "they came back",
      owner: "a@gcc.example",
      region: "ap-south-1",
      ...(max_users !== undefined && { limits: { max_users } }),
      ...(addon && { features: { extra: true } }),
    });
    written.add(id);
  }
  for (const id of written) if (!tenants.has(id) && written.delete(id)) workspace.remove(`tenants/${id}.yaml`);
}

test("sync, then plan: empty, and every row is what Git asks for or a hold keeps", async () => {
  const workspace = await newWorkspace();
  const first = ["acme", "beta", "coral", "delta", "ember"];
  const tenants = new Map(first.map((id): [string, Tenant] => [id, { tier: "gold", status: "active", addon: false }]));
  const model: Model = { tenants, tiers: { silver: 100, gold: 200 }, flag: 50, held: new Set(), next: 1 };
  const written = new Set<string>();
  // Every run goes on where the one before has ended, so a failure cannot be shrunk; its seed repeats it.
  const property = fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 5 }), async (run) => {
    for (const step of run) await step(model, workspace);
    writeModel(model, workspace, written);
    workspace.write("run", `${run.length} ${randomUUID()}`); // a commit wants a change
    workspace.commit("run");
    await workspace.sync({ actor: "ann" });
    const { plan, applied } = await workspace.sync({ actor: "ann" });
    expect(applied).toBeNull();
    expect(isEmptyPlan(plan)).toBe(true);
    for (const id of model.held) if (model.tenants.get(id)?.status === "suspended") model.held.delete(id);
    expect(new Set(plan.held.map((held) => held.tenant_id))).toEqual(model.held);
    const { catalog } = await compileTree({ root: workspace.root, today: "2026-11-23" });
    const rows = await readTenants(workspace.db, [...tenants.keys()]);
    for (const [id, { document }] of Object.entries(catalog.tenants)) {
      const live = rows.get(id)?.live;
      if (model.held.has(id)) expect(live).toEqual({ ...document, status: "suspended", suspension: live?.suspension });
      else expect(live).toEqual(document);
    }
  });
  await fc.assert(property, { ...runs(30), endOnFailure: true });
  expect(await verifyChain(workspace.db)).toMatchObject({ bad: null });
});
