import { describe, expect, test } from "vitest";
import { checkProject } from "../../../src/check/check-project.ts";
import type { TenantFile } from "../../../src/model/generated/tenant.ts";
import type { Entity, Project } from "../../../src/model/project.ts";
import { compileCatalog } from "../../../src/compile/compile-catalog.ts";
import { effectiveFeatures, effectiveLimits } from "../../../src/model/effective.ts";
import { isEmptyPlan } from "../../../src/model/plan.ts";
import { feature, flag, projectOf, tenant, tier, type Files } from "../../support/catalogs.ts";
import { applyTo, emptyState } from "../../support/memory-registry.ts";
import { loadFiles } from "../check/memory-project.ts";
import { fieldsOf, planOf, synced } from "./plan-of.ts";

/** The id that every plain object seems to have. */
const named: Files = {
  "tiers/constructor.yaml": tier("constructor", { features: ["search"] }),
  "features/constructor.yaml": feature("constructor"),
  "flags/constructor.yaml": flag("constructor"),
  "tenants/constructor.yaml": tenant("constructor"),
};
const listOf = (plan: ReturnType<typeof planOf>) => [
  ...plan.entities.map(({ kind, id, action }) => `${action} ${kind} ${id}`),
  ...plan.tenants.map(({ tenant_id, action }) => `${action} tenant ${tenant_id}`),
];
const all = (action: string) => ["tier", "feature", "flag", "tenant"].map((kind) => `${action} ${kind} constructor`);

describe("names that every object inherits", () => {
  test("check finds what is called so, and misses what is not there", () => {
    const text = (changes: Files) =>
      Object.fromEntries(Object.entries(changes).map(([path, data]) => [path, JSON.stringify(data)]));
    const rulesOf = (changes: Files) =>
      checkProject(loadFiles(text(changes)), { today: "2026-11-23" }).diagnostics.map(({ rule }) => rule);
    const limits = { max_users: 20 };
    const sound = {
      ...named,
      "tiers/constructor.yaml": tier("constructor", { rank: 2, limits, addons: ["constructor"] }),
    };
    // Nothing is wrong but that one name stands for several things.
    expect(rulesOf(sound)).toEqual(["lint/confusable-keys", "lint/tenant-in-name"]);
    expect(rulesOf({ "tenants/beta.yaml": tenant("beta", { tier: "constructor" }) })).toEqual([
      "references/unknown-tier",
    ]);
    expect(rulesOf({ "flags/beta.yaml": flag("beta", { requires: ["constructor"] }) })).toEqual([
      "references/unknown-flag",
    ]);
  });

  test("are created, unchanged and deleted like others", () => {
    const before = synced();
    const plan = planOf(before, named);
    expect(listOf(plan)).toEqual(all("create"));
    expect(isEmptyPlan(planOf(applyTo(before, plan), named))).toBe(true);
    expect(listOf(planOf(synced(named)))).toEqual(all("delete"));
    expect(listOf(planOf(emptyState(), named))).toEqual(expect.arrayContaining(all("create")));
  });

  test("a tombstone of that id is no reuse of it", () => {
    const state = synced(named);
    const gone = applyTo(state, planOf(state));
    expect(planOf(gone).safety).toEqual([]);
    expect(planOf(gone, { "tenants/constructor.yaml": tenant("constructor") }).safety).toMatchObject([
      { limit: "tombstone" },
    ]);
  });

  test("a flag that requires a feature of that name is explained", () => {
    const flags = (percent: number): Files => ({
      "features/constructor.yaml": feature("constructor"),
      "tiers/silver.yaml": tier("silver", {
        features: ["search", "constructor"],
        addons: ["analytics", "exports", "legacy"],
      }),
      "flags/fast_path.yaml": flag("fast_path", { rollout: [{ percent }], requires: ["constructor"] }),
    });
    expect(fieldsOf(planOf(synced(flags(0)), flags(100)), "core")).toEqual([
      "flags.fast_path: none → true (flag:fast_path, git)",
    ]);
  });

  test("as keys of config and labels are values like others", () => {
    const written = (size: number): Files => ({
      "tenants/core.yaml": tenant("core", { config: { toString: size, valueOf: { hasOwnProperty: size } } }),
    });
    expect(compileCatalog(projectOf(written(1))).tenants["core"]?.document.config).toEqual({
      toString: 1,
      valueOf: { hasOwnProperty: 1 },
    });
    expect(fieldsOf(planOf(synced(written(1)), written(2)), "core")).toEqual([
      "config.toString: 1 → 2 (tenant, git)",
      "config.valueOf.hasOwnProperty: 1 → 2 (tenant, git)",
    ]);
    const without = { "tenants/core.yaml": tenant("core") };
    expect(fieldsOf(planOf(synced(without), written(1)), "core")[0]).toBe("config.toString: none → 1 (tenant, git)");
  });

  // The keys `constructor` and `__proto__` are refused in files; the model is safe without that.
  test("as limits and features are the tier's where the tenant says nothing of them", () => {
    const project: Project = projectOf();
    const own = project.tenants.get("core") ?? expect.fail();
    const ofTier = project.tiers.get("silver") ?? expect.fail();
    const odd = { ...ofTier, data: { ...ofTier.data, limits: { constructor: 5 }, features: ["valueOf"] } };
    const plain: Entity<TenantFile> = { ...own, data: { ...own.data, limits: {}, features: {} } };
    expect([...effectiveLimits(plain, odd)].map(([id, { value }]) => [id, value])).toEqual([["constructor", 5]]);
    expect([...effectiveFeatures(plain, odd).keys()]).toEqual(["valueOf"]);
    const overriding = { ...plain, data: { ...plain.data, limits: { toString: 7 } } };
    expect(effectiveLimits(overriding, { ...odd, data: { ...odd.data, limits: {} } }).get("toString")?.value).toBe(7);
  });
});
