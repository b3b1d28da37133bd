import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../src/model/json.ts";
import type { RegistryState } from "../../../src/model/registry.ts";
import type { TenantUsage } from "../../../src/model/usage.ts";
import { sampleFiles, tenant } from "../../support/catalogs.ts";
import { suspend } from "../../support/memory-registry.ts";
import { planOf, synced } from "./plan-of.ts";

const NOTHING = { users: null, documents: null, storage_gb: null, queries_today: null };

/** The sample after a sync, with acme (of gold, max_users 300) using so much. */
function using(usage: Partial<TenantUsage>, state: RegistryState = synced()): RegistryState {
  return { ...state, usage: new Map([["acme", { ...NOTHING, observed_at: "2026-11-23T09:00:00.000Z", ...usage }]]) };
}

/** acme's file with these limits. */
function limited(limits: JsonObject, tier = "gold") {
  return { "tenants/acme.yaml": tenant("acme", { tier, limits, features: { exports: true } }) };
}

describe("a limit that does not reset", () => {
  test("is refused below what is used, until somebody says that it is meant", () => {
    const state = using({ users: 251 });
    const plan = planOf(state, limited({ max_users: 250 }));
    expect(plan.safety).toEqual([
      {
        limit: "below_usage",
        message: "Tenant acme: max_users falls to 250 users, but it uses 251 (observed 2026-11-23T09:00:00.000Z).",
        count: 1,
        allowed: 0,
        acknowledge: "overages=1",
      },
    ]);
    expect(plan.warnings).toEqual([]);
    const allowed = planOf(state, limited({ max_users: 250 }), { allow: { overages: 1 } });
    expect(allowed.safety).toEqual([]);
    expect(allowed.hash).toBe(plan.hash);
  });

  test.each([
    ["exactly what is used", 250, { users: 250 }],
    ["that rises, though more is used", 350, { users: 999 }],
    ["that stays, though more is used", 300, { users: 999 }],
    ["of which nothing was observed", 250, {}],
  ])("may be %s", (_, max_users, usage) => {
    expect(planOf(using(usage), limited({ max_users })).safety).toEqual([]);
  });

  test("falls from no limit at all too", () => {
    const unlimited = synced(limited({ max_users: "unlimited" }));
    expect(planOf(using({ users: 251 }, unlimited), limited({ max_users: 250 })).safety).toHaveLength(1);
  });

  test("counts when a tier is edited, or the tenant moved to a lower one", () => {
    const state = using({ users: 150 }, synced(limited({})));
    const gold = { ...sampleFiles["tiers/gold.yaml"], limits: { max_users: 100, max_queries_per_day: "unlimited" } };
    const edited = planOf(state, { ...limited({}), "tiers/gold.yaml": gold });
    expect(edited.safety).toMatchObject([{ limit: "below_usage", acknowledge: "overages=1" }]);
    expect(planOf(state, limited({}, "silver")).safety).toMatchObject([{ limit: "below_usage" }]);
  });

  test("counts for a suspended tenant too", () => {
    const state = suspend(using({ users: 251 }), "acme");
    expect(planOf(state, limited({ max_users: 250 })).safety).toMatchObject([{ limit: "below_usage" }]);
  });
});

test("a rate resets by itself: the plan warns", () => {
  const plan = planOf(using({ queries_today: 501 }), limited({ max_users: 300, max_queries_per_day: 500 }));
  expect(plan.safety).toEqual([]);
  expect(plan.warnings).toEqual([
    "Tenant acme: max_queries_per_day falls to 500 queries, but it uses 501 (observed 2026-11-23T09:00:00.000Z).",
  ]);
});

test.each([
  ["documents", "documents", "quota", { documents: 11 }, 1],
  ["GB", "GB", "storage", { storage_gb: 10.5 }, 1],
  ["another unit", "seats", "quota", { users: 11 }, 0],
  ["queries that do not reset", "queries", "quota", { queries_today: 11 }, 0],
])("what measures a limit is told by its unit: %s", (_, unit, kind, usage, count) => {
  const config = sampleFiles["tenantry.yaml"] ?? {};
  const size = { ...(config["limits"] as JsonObject), size: { unit, kind } };
  const files = (value: number) => ({
    "tenantry.yaml": { ...config, limits: size },
    ...Object.fromEntries(
      ["silver", "gold"].map((id) => {
        const file = sampleFiles[`tiers/${id}.yaml`] ?? {};
        return [`tiers/${id}.yaml`, { ...file, limits: { ...(file["limits"] as JsonObject), size: value } }];
      }),
    ),
  });
  expect(planOf(using(usage, synced(files(20))), files(10)).safety).toHaveLength(count);
});
