import { changesNothing, isEmptyPlan } from "../../../src/model/plan.ts";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../src/model/json.ts";
import { resolveSyncPolicy } from "../../../src/plan/sync-policy.ts";
import { projectOf, sampleFiles, tenant, type Files } from "../../support/catalogs.ts";
import { applyTo, editLive, emptyState, suspend } from "../../support/memory-registry.ts";
import { planOf, synced } from "./plan-of.ts";

/** So many more tenants, all of tier gold. */
function crowd(size: number, data: (index: number) => JsonObject = () => ({})): Files {
  const ids = Array.from({ length: size }, (_, index) => `team_${String(index).padStart(2, "0")}`);
  return Object.fromEntries(
    ids.map((id, index) => [`tenants/${id}.yaml`, tenant(id, { tier: "gold", ...data(index) })]),
  );
}

const crowded = synced(crowd(15)); // with the sample's five: twenty
const first = (count: number, data: JsonObject) => crowd(15, (index) => (index < count ? data : {}));

describe("the last of a kind", () => {
  const none = (kind: "flag" | "feature") =>
    Object.fromEntries(
      Object.keys(sampleFiles)
        .filter((path) => path.startsWith(`${kind}s/`))
        .map((path) => [path, undefined]),
    );

  test("is not taken away unless somebody says so: a folder may have got another name", () => {
    expect(planOf(synced(), none("flag")).safety).toEqual([
      {
        limit: "no_flags_left",
        message: "The plan removes all 3 flags.",
        count: 3,
        allowed: 2,
        acknowledge: "flags=3",
      },
    ]);
    expect(planOf(synced(), none("flag"), { allow: { flags: 3 } }).safety).toEqual([]);
    expect(planOf(synced(), none("flag"), { allow: { flags: 2 } }).safety).toHaveLength(1);
  });

  test("may go when it is one, and all but one may go", () => {
    const others = { ...none("flag"), "flags/parked.yaml": sampleFiles["flags/parked.yaml"] };
    expect(planOf(synced(), others).safety).toEqual([]);
    expect(planOf(synced(others), none("flag")).safety).toEqual([]);
  });
});

describe("counted limits", () => {
  test("updates: 30 % of those that exist", () => {
    expect(planOf(crowded, first(6, { display_name: "x" })).safety).toEqual([]);
    expect(planOf(crowded, first(7, { display_name: "x" })).safety).toEqual([
      {
        limit: "max_update_percent",
        message: "The plan updates 7 tenants; max_update_percent allows 6.",
        count: 7,
        allowed: 6,
        acknowledge: "updates=7",
      },
    ]);
  });

  test("a fraction of a tenant is none", () => {
    const nineteen = synced(crowd(14));
    const renamed = (count: number) => crowd(14, (index) => (index < count ? { display_name: "x" } : {}));
    expect(planOf(nineteen, renamed(5)).safety).toEqual([]);
    expect(planOf(nineteen, renamed(6)).safety).toMatchObject([{ count: 6, allowed: 5 }]);
  });

  test("what one tier's edit explains counts once, however many it reaches", () => {
    const gold = { "tiers/gold.yaml": { ...sampleFiles["tiers/gold.yaml"], monthly_cost: 1 } };
    const plan = planOf(crowded, { ...first(0, {}), ...gold });
    expect(plan.summary.update).toBe(17);
    expect(plan.safety).toEqual([]);
    const both = planOf(crowded, { ...first(5, { display_name: "x" }), ...gold });
    expect(both.safety).toEqual([]);
    expect(planOf(crowded, { ...first(6, { display_name: "x" }), ...gold }).safety).toMatchObject([{ count: 7 }]);
  });

  test("what hands have changed in many rows counts one by one, though the tier explains what it goes back to", () => {
    const limits = { max_queries_per_day: "unlimited" as const, max_users: 1 };
    const ids = Object.keys(crowd(15)).map((path) => path.slice(8, -5));
    const state = ids.reduce((edited, id) => editLive(edited, id, { limits }), crowded);
    expect(planOf(state, crowd(15)).safety).toMatchObject([{ limit: "max_update_percent", count: 15 }]);
    const gold = { "tiers/gold.yaml": { ...sampleFiles["tiers/gold.yaml"], monthly_cost: 1 } };
    expect(planOf(state, { ...crowd(15), ...gold }).safety).toMatchObject([{ count: 16 }]);
  });

  test("removals: 10 %, of archived tenants too", () => {
    const archived = synced(first(3, { status: "archived" }));
    const without = (count: number) =>
      Object.fromEntries(
        Object.entries(first(3, { status: "archived" })).map(([path, data], index) => [
          path,
          index < count ? undefined : data,
        ]),
      );
    expect(planOf(archived, without(2)).safety).toEqual([]);
    expect(planOf(archived, without(3)).safety).toMatchObject([
      { limit: "max_remove_percent", count: 3, allowed: 2, acknowledge: "removals=3" },
    ]);
  });

  test("suspensions: five, and none that is there already", () => {
    const down = { status: "suspended", suspension: { reason: "unpaid" } };
    const allow = { updates: 20 };
    expect(planOf(crowded, first(5, down), { allow }).safety).toEqual([]);
    expect(planOf(crowded, first(6, down), { allow }).safety).toMatchObject([
      { limit: "max_suspend", count: 6, allowed: 5, acknowledge: "suspensions=6" },
    ]);
    expect(planOf(crowded, first(12, down), { allow }).safety[0]?.message).toMatch(
      /: team_00, .*, team_09 and 2 more\.$/,
    );
    expect(planOf(suspend(crowded, "team_00"), first(6, down), { allow }).safety).toEqual([]);
  });

  test("downgrades: five, tenant by tenant, by the rank of the tiers", () => {
    const silver = { tier: "silver" };
    const allow = { updates: 20 };
    expect(planOf(crowded, first(5, silver), { allow }).safety).toEqual([]);
    expect(planOf(crowded, first(6, silver), { allow }).safety).toEqual([
      {
        limit: "max_downgrade",
        message:
          "The plan downgrades 6 tenants; max_downgrade allows 5: team_00, team_01, team_02, team_03, team_04, team_05.",
        count: 6,
        allowed: 5,
        acknowledge: "downgrades=6",
      },
    ]);
    expect(planOf(crowded, first(6, silver), { allow: { ...allow, downgrades: 6 } }).safety).toEqual([]);
    expect(planOf(synced(first(9, silver)), crowd(15), { allow }).safety).toEqual([]);
  });

  test("a downgrade from a tier that goes is one too", () => {
    const allow = { updates: 20 };
    const tiers = { "tiers/top.yaml": { ...sampleFiles["tiers/gold.yaml"], tier: "top", rank: 3 } };
    const high = synced({ ...tiers, ...first(6, { tier: "top" }) });
    expect(planOf(high, crowd(15), { allow }).safety).toMatchObject([{ limit: "max_downgrade", count: 6 }]);
  });

  test("ranks that are swapped in the same change hide no downgrade", () => {
    const swapped = {
      "tiers/gold.yaml": { ...sampleFiles["tiers/gold.yaml"], rank: 1 },
      "tiers/silver.yaml": { ...sampleFiles["tiers/silver.yaml"], rank: 2 },
    };
    const plan = planOf(crowded, { ...first(6, { tier: "silver" }), ...swapped }, { allow: { updates: 20 } });
    expect(plan.safety).toMatchObject([{ limit: "max_downgrade", count: 6 }]);
  });

  test("another currency is shown, belongs to what is agreed to, and wants to be acknowledged", () => {
    const config = sampleFiles["tenantry.yaml"];
    const dollars = { "tenantry.yaml": { ...config, currency: "USD" } };
    const plan = planOf(synced(), dollars);
    expect(plan.settings).toEqual([{ path: "currency", before: "INR", after: "USD" }]);
    expect(plan.safety).toMatchObject([{ limit: "currency", acknowledge: "currency=1" }]);
    expect(isEmptyPlan(plan) || changesNothing(plan)).toBe(false);
    expect(plan.hash).not.toBe(planOf(synced()).hash);
    expect(planOf(synced(), dollars, { allow: { currency: 1 } }).safety).toEqual([]);
    const limits = {
      max_users: { unit: "seats", kind: "quota" },
      max_queries_per_day: { unit: "queries", kind: "rate", per: "day" },
    };
    expect(planOf(synced(), { "tenantry.yaml": { ...config, limits } })).toMatchObject({
      settings: [{ path: "limits.max_users.unit", before: "users", after: "seats" }],
      safety: [],
    });
  });

  test("small sets: a count, whatever the percentage", () => {
    const renamed = (ids: string[]) =>
      Object.fromEntries(
        ids.map((id) => [`tenants/${id}.yaml`, { ...sampleFiles[`tenants/${id}.yaml`], display_name: "x" }]),
      );
    expect(planOf(synced(), renamed(["acme", "beta", "core"])).safety).toEqual([]);
    expect(planOf(synced(), renamed(["acme", "beta", "core", "echo"])).safety).toMatchObject([
      { limit: "max_update_percent", count: 4, allowed: 3 },
    ]);
  });

  test("a first sync creates as many as it likes", () => {
    expect(planOf(emptyState(), crowd(40)).safety).toEqual([]);
  });

  test("an acknowledgement holds for what was agreed to, and no more", () => {
    const changes = first(7, { display_name: "x" });
    expect(planOf(crowded, changes, { allow: { updates: 7 } }).safety).toEqual([]);
    expect(planOf(crowded, changes, { allow: { updates: 6, removals: 99 } }).safety).toHaveLength(1);
  });

  test("tenantry.yaml sets them", () => {
    const strict = { max_update_percent: 0, small_set: { below: 0, max: 0 } };
    const { data } = projectOf({
      "tenantry.yaml": { ...sampleFiles["tenantry.yaml"], policy: { sync: strict } },
    }).config;
    expect(resolveSyncPolicy(data)).toEqual({ max_remove_percent: 10, max_suspend: 5, max_downgrade: 5, ...strict });
  });
});

describe("what nobody can acknowledge", () => {
  const allow = { updates: 99, removals: 99, suspensions: 99 };
  const limitsOf = (plan: ReturnType<typeof planOf>) =>
    plan.safety.map(({ limit, acknowledge }) => [limit, acknowledge ?? null]);
  const without = (...ids: string[]) => Object.fromEntries(ids.map((id) => [`tenants/${id}.yaml`, undefined]));

  test("an empty catalog, also for an empty registry", () => {
    const none = without("acme", "beta", "core", "emea/delta", "echo");
    expect(limitsOf(planOf(emptyState(), none, { allow }))).toEqual([["empty_catalog", null]]);
    expect(limitsOf(planOf(synced(), none, { allow }))).toContainEqual(["empty_catalog", null]);
  });

  test("a file that goes before its tenant is archived", () => {
    expect(limitsOf(planOf(synced(), without("acme"), { allow }))).toEqual([["removed_without_archive", null]]);
    expect(limitsOf(planOf(synced(), without("echo"), { allow }))).toEqual([]);
  });

  test("a hold counts: what is archived in Git alone may not go", () => {
    const state = suspend(synced(), "echo");
    expect(limitsOf(planOf(state, without("echo"), { allow }))).toEqual([["removed_without_archive", null]]);
  });

  test("a protected tenant", () => {
    const state = synced({ "tenants/echo.yaml": tenant("echo", { status: "archived", prevent_deletion: true }) });
    expect(limitsOf(planOf(state, without("echo"), { allow }))).toEqual([["prevent_deletion", null]]);
  });

  test("an id that is used again", () => {
    const gone = applyTo(synced(), planOf(synced(), without("echo")));
    const plan = planOf(gone, {}, { allow });
    expect(limitsOf(plan)).toEqual([["tombstone", null]]);
    expect(plan.tenants).toEqual([]);
    expect(planOf(gone, without("echo"), { allow })).toMatchObject({ safety: [], tenants: [] });
  });

  test.each([
    ["archived", {}, "active", ["bad_transition", null]],
    ["active", {}, "archived", ["bad_transition", null]],
    ["offboarding", {}, "active", ["bad_transition", null]],
    ["offboarding", { status_reason: "they stay" }, "active", undefined],
    ["active", {}, "offboarding", undefined],
  ])("from %s with %j to %s", (from, reason, to, finding) => {
    const state = synced({ "tenants/acme.yaml": tenant("acme", { status: from }) });
    const plan = planOf(state, { "tenants/acme.yaml": tenant("acme", { status: to, ...reason }) });
    expect(limitsOf(plan)).toEqual(finding === undefined ? [] : [finding]);
  });
});
