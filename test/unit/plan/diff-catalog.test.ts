import { describe, expect, test } from "vitest";
import { changesNothing, isEmptyPlan } from "../../../src/model/plan.ts";
import { feature, flag, newUi, sampleFiles, tenant, tier } from "../../support/catalogs.ts";
import { applyTo, editLive, emptyState } from "../../support/memory-registry.ts";
import { fieldsOf, planOf, synced } from "./plan-of.ts";

const gold = (changes: object) => ({ "tiers/gold.yaml": { ...sampleFiles["tiers/gold.yaml"], ...changes } });
const acme = (changes: object) => ({ "tenants/acme.yaml": { ...sampleFiles["tenants/acme.yaml"], ...changes } });

describe("a plan", () => {
  test("for an empty registry creates everything", () => {
    const plan = planOf(emptyState());
    expect(plan.summary).toMatchObject({ create: 5, update: 0, delete: 0, unchanged: 0, total: 5, cost_before: 0 });
    expect(plan.entities.map(({ kind, id, action }) => `${action} ${kind}:${id}`)).toHaveLength(9);
    expect(plan.tenants.every(({ base_version, before }) => base_version === 0 && before === undefined)).toBe(true);
    expect(plan.tenants[0]).toMatchObject({ tenant_id: "acme", fields: [], document: { limits: { max_users: 300 } } });
    expect(plan.effects).toEqual([]);
  });

  test("of what is synced is empty, and says what it compared", () => {
    const plan = planOf(synced());
    expect(isEmptyPlan(plan)).toBe(true);
    expect(plan.declared).toEqual([]);
    expect(plan.summary).toMatchObject({ unchanged: 5, held: 0 });
    expect(plan.base).toEqual({ label: "registry test", revision: 0, commit: null, epoch: 0 });
    expect(planOf(synced(), {}, { environment: null }).base).toMatchObject({ revision: null, epoch: null });
  });

  test("applied gives an empty plan", () => {
    const changes = { ...gold({ monthly_cost: 6000 }), "tenants/echo.yaml": undefined };
    const state = applyTo(synced(), planOf(synced(), changes));
    expect(isEmptyPlan(planOf(state, changes))).toBe(true);
  });

  test("sums what everybody costs", () => {
    const { summary, tenants } = planOf(synced(), gold({ monthly_cost: 6000.01 }));
    expect([summary.cost_before, summary.cost_after]).toEqual([13_200.6, 15_200.62]);
    expect(tenants.map(({ tenant_id, cost_before, cost_after }) => [tenant_id, cost_before, cost_after])).toEqual([
      ["acme", 5050.05, 6050.06],
      ["beta", 5000, 6000.01],
    ]);
  });
});

describe("causes", () => {
  test("a tier's edit explains the values that are inherited from it, and only those", () => {
    const limits = { max_users: { default: 250, ceiling: 400 }, max_queries_per_day: 9000 };
    const plan = planOf(synced(), gold({ limits, features: ["search"], sla: {} }));
    expect(fieldsOf(plan, "acme")).toEqual([
      "features.analytics: true → none (tier:gold, git)",
      'flags.new_ui: {"by":"user","percent":25,"salt":"new_ui"} → none (tier:gold, git)',
      'limits.max_queries_per_day: "unlimited" → 9000 (tier:gold, git)',
      "sla.response_ms: 500 → none (tier:gold, git)",
      "sla.uptime_percent: 99.9 → none (tier:gold, git)",
    ]);
    expect(fieldsOf(plan, "beta")).toContain("limits.max_users: 200 → 250 (tier:gold, git)");
    expect(plan.effects.find(({ path }) => path === "limits.max_queries_per_day")).toEqual({
      cause: "tier:gold",
      path: "limits.max_queries_per_day",
      before: "unlimited",
      after: 9000,
      tenants: 2,
    });
    expect(plan.declared.map(({ file }) => file)).toEqual(["tiers/gold.yaml"]);
  });

  test("a move to another tier is the tenant's own, with all that it brings", () => {
    const plan = planOf(synced(), acme({ tier: "silver", limits: {} }));
    expect(fieldsOf(plan, "acme").every((line) => line.includes("(tenant, git)"))).toBe(true);
    expect(plan.effects).toEqual([]);
    expect(plan.declared).toEqual([
      {
        kind: "tenant",
        id: "acme",
        action: "update",
        file: "tenants/acme.yaml",
        fields: [
          { path: "limits.max_users", before: 300, after: 20 },
          { path: "tier", before: "gold", after: "silver" },
        ],
      },
    ]);
  });

  test("a flag's edit explains the flag, and the flags that require it", () => {
    const plan = planOf(
      synced({ "flags/late_ui.yaml": flag("late_ui", { requires: ["fast_path"], rollout: [{ percent: 100 }] }) }),
      {
        "flags/late_ui.yaml": flag("late_ui", { requires: ["fast_path"], rollout: [{ percent: 100 }] }),
        "flags/fast_path.yaml": flag("fast_path", { state: "off" }),
      },
    );
    expect(fieldsOf(plan, "beta")).toEqual([
      "flags.fast_path: true → none (flag:fast_path, git)",
      "flags.late_ui: true → none (flag:fast_path, git)",
    ]);
  });

  test("a flag that goes with a feature is explained by what took the feature, though its file changed too", () => {
    const plan = planOf(synced(), {
      ...gold({ features: ["search"] }),
      "flags/new_ui.yaml": newUi(50),
    });
    expect(fieldsOf(plan, "acme").map((line) => line.replace(/.*\(/, "("))).toEqual([
      "(tier:gold, git)",
      "(tier:gold, git)",
    ]);
    expect(fieldsOf(plan, "core")[0]).toContain("(flag:new_ui, git)");
  });

  test("a price follows the tier, the add-on's feature, or the tenant that takes the add-on", () => {
    const cost = (changes: Parameters<typeof planOf>[1], id: string) =>
      fieldsOf(planOf(synced(), changes), id).filter((line) => line.startsWith("monthly_cost"));
    expect(cost(gold({ monthly_cost: 1 }), "acme")).toEqual(["monthly_cost: 5050.05 → 51.05 (tier:gold, git)"]);
    expect(cost({ "features/exports.yaml": feature("exports", { monthly_cost: 1 }) }, "acme")).toEqual([
      "monthly_cost: 5050.05 → 5001 (feature:exports, git)",
    ]);
    expect(cost(acme({ features: {} }), "acme")).toEqual(["monthly_cost: 5050.05 → 5000 (tenant, git)"]);
    const both = { ...gold({ monthly_cost: 1 }), "features/exports.yaml": feature("exports", { monthly_cost: 1 }) };
    expect(cost(both, "acme")).toEqual(["monthly_cost: 5050.05 → 2 (tier:gold, git)"]);
    // What the tier includes from now on is no add-on any more.
    expect(cost(gold({ features: ["search", "analytics", "exports"] }), "acme")).toEqual([
      "monthly_cost: 5050.05 → 5000 (tier:gold, git)",
    ]);
  });

  test("an override that goes away is the tenant's, though the value is then the tier's", () => {
    const plan = planOf(synced(), acme({ limits: {} }));
    expect(fieldsOf(plan, "acme")).toEqual([
      "limits.max_users: 300 → 200 (tenant, git)",
      'overrides: ["features.exports","limits.max_users"] → ["features.exports"] (tenant, git)',
    ]);
    expect(plan.declared[0]?.fields.map(({ path }) => path)).toEqual(["limits.max_users"]);
  });
});

describe("who changed it", () => {
  const limits = (max_users: number) => ({ limits: { max_queries_per_day: "unlimited" as const, max_users } });

  test("Git, a hand, or both", () => {
    const edited = editLive(synced(), "acme", { ...limits(999), display_name: "By hand" });
    const plan = planOf(edited, acme({ limits: { max_users: 350 } }));
    expect(fieldsOf(plan, "acme")).toEqual([
      'display_name: "By hand" → "acme" (tenant, live)',
      "limits.max_users: 999 → 350 (tenant, both)",
    ]);
    expect(plan.declared[0]?.fields.map(({ path }) => path)).toEqual(["limits.max_users"]);
  });

  test("what a hand changed is no effect of a tier's edit", () => {
    const edited = editLive(synced(), "beta", limits(999));
    expect(fieldsOf(planOf(edited), "beta")).toEqual(["limits.max_users: 999 → 200 (tier:gold, live)"]);
    expect(planOf(edited).effects).toEqual([]);
    expect(planOf(edited).declared).toEqual([]);
  });

  test("a row that somebody wrote as Git wants it needs nothing", () => {
    expect(isEmptyPlan(planOf(editLive(synced(), "acme", {})))).toBe(true);
  });

  test("a row that sync never wrote has no third side", () => {
    const state = editLive(synced(), "acme", { display_name: "Imported" });
    const row = state.tenants.get("acme") ?? expect.fail();
    const imported = { ...state, tenants: new Map(state.tenants).set("acme", { ...row, applied: null }) };
    expect(fieldsOf(planOf(imported), "acme")).toEqual(['display_name: "Imported" → "acme" (tenant, new)']);
  });
});

describe("declared changes of tiers, features and flags", () => {
  test("one field for what is one line in the file", () => {
    const limits = { max_users: { default: 250, ceiling: 500 }, max_queries_per_day: "unlimited" };
    expect(planOf(synced(), gold({ limits, addons: [] })).declared[0]?.fields).toEqual([
      { path: "addons", before: ["exports"], after: [] },
      {
        path: "limits.max_users",
        before: { default: 200, ceiling: 400 },
        after: { default: 250, ceiling: 500 },
      },
    ]);
  });

  test("a rollout entry by entry", () => {
    const rollout = [{ tiers: ["gold"], percent: 50 }, { percent: 5 }];
    const changed = flag("fast_path", { kind: "ops", rollout });
    expect(planOf(synced(), { "flags/fast_path.yaml": changed }).declared[0]?.fields).toEqual([
      { path: "rollout[0].percent", before: 100, after: 50 },
      { path: "rollout[1].by", after: "tenant" },
      { path: "rollout[1].percent", after: 5 },
    ]);
  });

  test("come and go with their files", () => {
    const plan = planOf(synced(), { "tiers/bronze.yaml": tier("bronze"), "features/legacy.yaml": undefined });
    expect(plan.declared.map(({ kind, id, action, file }) => [kind, id, action, file])).toEqual([
      ["tier", "bronze", "create", "tiers/bronze.yaml"],
      ["feature", "legacy", "delete", "features/legacy.yaml"],
    ]);
    expect(isEmptyPlan(plan)).toBe(false);
    expect(plan.tenants).toEqual([]);
  });

  test("of a row without a hash that says what Git wants only that is written down", () => {
    const state = synced();
    const untrusted = new Map([...state.tiers].map(([id, each]) => [id, { ...each, content_hash: null }]));
    const plan = planOf({ ...state, tiers: untrusted });
    expect(changesNothing(plan)).toBe(true);
    expect(plan).toMatchObject({ declared: [], entities: [{ written_down: true }, { written_down: true }] });
    expect(planOf({ ...state, tiers: untrusted }, gold({ rank: 9 })).declared).toHaveLength(1);
  });
});

describe("the plan hash", () => {
  const changes = acme({ limits: { max_users: 350 } });
  const { hash } = planOf(synced(), changes);

  test("does not move with commits, labels, revisions or rows elsewhere", () => {
    const state = synced();
    const later = editLive({ ...state, info: { ...state.info, revision: 99, last_commit: "beef" } }, "core", {});
    expect(planOf(later, changes, { commit: "other", label: "elsewhere" }).hash).toBe(hash);
  });

  test.each([
    ["a version", planOf(editLive(synced(), "acme", {}), changes)],
    ["a value", planOf(synced(), acme({ limits: { max_users: 351 } }))],
    ["another tenant", planOf(synced(), { ...changes, "tenants/nova.yaml": tenant("nova") })],
    ["a tier", planOf(synced(), { ...changes, "tiers/bronze.yaml": tier("bronze") })],
  ])("moves with %s", (_name, plan) => {
    expect(plan.hash).not.toBe(hash);
  });
});
