import { describe, expect, test } from "vitest";
import { isEmptyPlan } from "../../../src/model/plan.ts";
import { withLeaf } from "../../../src/model/leaves.ts";
import { sampleFiles, tenant } from "../../support/catalogs.ts";
import { applyTo, editLive, holdOn, suspend } from "../../support/memory-registry.ts";
import { fieldsOf, planOf, synced } from "./plan-of.ts";

const acme = (changes: object) => ({ "tenants/acme.yaml": { ...sampleFiles["tenants/acme.yaml"], ...changes } });
const suspension = { reason: "payment overdue" };

describe("a suspended tenant under a hold", () => {
  const held = suspend(synced(), "acme");
  const said = {
    hold_id: 7,
    tenant_id: "acme",
    path: "status",
    value: "suspended",
    desired: "active",
    reason: "payment overdue",
  };

  test("stays suspended, which every plan says, and is no change", () => {
    const plan = planOf(held);
    expect(isEmptyPlan(plan)).toBe(true);
    expect(plan.held).toEqual([said]);
    expect(plan.summary).toMatchObject({ held: 1, update: 0, unchanged: 5 });
    expect(plan.declared).toEqual([]);
  });

  test("gets everything else that Git asks for, and keeps its reason", () => {
    const plan = planOf(held, acme({ display_name: "Acme Ltd" }));
    const [change] = plan.tenants;
    expect(change?.document).toMatchObject({ status: "suspended", suspension, display_name: "Acme Ltd" });
    expect(change?.desired?.status).toBe("active");
    expect(change?.desired).not.toHaveProperty("suspension");
    expect(fieldsOf(plan, "acme")).toEqual([
      'display_name: "acme" → "Acme Ltd" (tenant, git)',
      'status: "suspended" → "active" (tenant, live, hold 7)',
    ]);
    expect(plan.declared[0]?.fields.map(({ path }) => path)).toEqual(["display_name"]);
    const after = applyTo(held, plan);
    expect(after.tenants.get("acme")?.live).toMatchObject({ status: "suspended", suspension });
    expect(planOf(after, acme({ display_name: "Acme Ltd" }))).toMatchObject({ tenants: [], held: [said] });
  });

  test("is reconciled when Git suspends it too, with Git's reason", () => {
    const changes = acme({ status: "suspended", suspension: { reason: "contract ended" } });
    const plan = planOf(held, changes);
    expect(plan.held).toEqual([]);
    expect(plan.tenants[0]?.reconciles).toEqual([7]);
    expect(plan.tenants[0]?.document?.suspension).toEqual({ reason: "contract ended" });
    const after = applyTo(held, plan);
    expect(after.holds).toEqual([]);
    expect(isEmptyPlan(planOf(after, changes))).toBe(true);
    // From here on Git decides again.
    expect(planOf(after).tenants[0]?.document?.status).toBe("active");
  });

  test("a hold that is all that Git catches up with is an update of its own", () => {
    const plan = planOf(held, acme({ status: "suspended", suspension }));
    expect(plan.tenants).toMatchObject([{ tenant_id: "acme", action: "update", fields: [], reconciles: [7] }]);
    expect(isEmptyPlan(plan)).toBe(false);
    expect(planOf(applyTo(held, plan), acme({ status: "suspended", suspension })).tenants).toEqual([]);
  });

  test("a hand that sets it active again is put right", () => {
    const plan = planOf(editLive(held, "acme", { status: "active" }));
    expect(plan.tenants[0]?.document).toMatchObject({ status: "suspended", suspension });
    expect(fieldsOf(plan, "acme")[0]).toBe('status: "active" → "suspended" (tenant, live)');
  });

  test("keeps the reason that stands in the row, ticket and all", () => {
    const detailed = { reason: "unpaid since May", ticket: "https://tickets.example/482" };
    const plan = planOf(editLive(held, "acme", { suspension: detailed }), acme({ region: "eu-west-1" }));
    expect(plan.tenants[0]?.document?.suspension).toEqual(detailed);
  });

  test("without a reason in the row, the hold's is kept", () => {
    const row = held.tenants.get("acme") ?? expect.fail();
    const live = withLeaf(row.live, "suspension", null);
    const bare = { ...held, tenants: new Map(held.tenants).set("acme", { ...row, live }) };
    expect(planOf(bare).tenants[0]?.document?.suspension).toEqual(suspension);
  });

  test("that Git had suspended already stays so when Git lets it go", () => {
    const before = { "tenants/emea/delta.yaml": tenant("delta", { status: "suspended", suspension }) };
    const state = { ...synced(before), holds: [holdOn("delta", "status", "suspended")] };
    const files = { "tenants/emea/delta.yaml": tenant("delta") };
    const plan = planOf(state, files);
    // Written down, so that the end of the hold goes there; what services see stays.
    expect(plan.tenants).toMatchObject([{ tenant_id: "delta", desired: { status: "active" } }]);
    expect(plan.tenants[0]?.document).toEqual(state.tenants.get("delta")?.live);
    expect(fieldsOf(plan, "delta")).toEqual(['status: "suspended" → "active" (tenant, git, hold 7)']);
    expect(plan.held).toMatchObject([{ tenant_id: "delta", value: "suspended", desired: "active" }]);
    expect(plan.safety).toEqual([]);
    expect(planOf(applyTo(state, plan), files)).toMatchObject({ tenants: [], held: plan.held });
  });

  test("cannot be sent by Git where it could not go without the hold", () => {
    const plan = planOf(held, acme({ status: "archived" }));
    expect(plan.safety).toMatchObject([{ limit: "bad_transition", message: expect.stringContaining("from active to archived") as string }]); // prettier-ignore
  });
});

describe("a hold on another field", () => {
  test.each([
    ["limits.max_users", 5, { limits: { max_queries_per_day: "unlimited" as const, max_users: 5 } }],
    ["features.exports", null, { features: ["analytics", "search"] }],
    ["flags.fast_path", null, { flags: { new_ui: { by: "user" as const, percent: 25, salt: "new_ui" } } }],
  ])("keeps %s at %j", (field, value, live) => {
    const state = { ...editLive(synced(), "acme", live), holds: [holdOn("acme", field, value)] };
    const plan = planOf(state);
    expect(isEmptyPlan(plan)).toBe(true);
    expect(plan.held).toMatchObject([{ path: field, value }]);
  });

  test("a tenant that leaves the catalog takes its holds with it", () => {
    const state = { ...synced(), holds: [holdOn("echo", "limits.max_users", 5)] };
    const plan = planOf(state, { "tenants/echo.yaml": undefined });
    expect(plan.tenants).toMatchObject([{ action: "delete", tenant_id: "echo", reconciles: [7] }]);
  });
});
