import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { describe, expect, test } from "vitest";
import { leavesOf } from "../../../src/model/leaves.ts";
import { catalogOf, feature, flag, projectOf, sampleFiles, tenant, tier } from "../../support/catalogs.ts";
import { compileCatalog } from "../../../src/compile/compile-catalog.ts";

describe("compileCatalog", () => {
  const catalog = catalogOf();

  test("puts the tenant's file before its tier, leaf by leaf", () => {
    const { document } = catalog.tenants["acme"] ?? expect.fail();
    expect(document).toEqual({
      tenant_id: "acme",
      display_name: "acme",
      tier: "gold",
      status: "active",
      owner: "owner@gcc.example",
      region: "ap-south-1",
      compliance: [],
      labels: {},
      limits: { max_queries_per_day: "unlimited", max_users: 300 },
      features: ["analytics", "exports", "search"],
      flags: { fast_path: true, new_ui: { by: "user", percent: 25, salt: "new_ui" } },
      config: {},
      sla: { uptime_percent: 99.9, response_ms: 500 },
      monthly_cost: 5050.05,
      prevent_deletion: false,
      overrides: ["features.exports", "limits.max_users"],
    });
  });

  test("a feature that the tenant switches off takes with it the flags that require it", () => {
    const everybody = flag("new_ui", { rollout: [{ percent: 100 }], requires: ["analytics"] });
    const { document } = catalogOf({ "flags/new_ui.yaml": everybody }).tenants["beta"] ?? expect.fail();
    expect(document.features).toEqual(["search"]);
    expect(document.flags).toEqual({ fast_path: true });
    expect(document.overrides).toEqual(["features.analytics"]);
  });

  test("adds the prices of add-ons in whole cents, not those that the tier includes", () => {
    expect(catalog.tenants["core"]?.document.monthly_cost).toBe(1150.35); // 1000.1 + 100.2 + 50.05 is 1150.3500000000001
    expect(catalog.tenants["beta"]?.document.monthly_cost).toBe(5000);
    const drifting = catalogOf({
      "tiers/silver.yaml": tier("silver", { addons: ["exports"], monthly_cost: 0.01 }),
      "features/exports.yaml": feature("exports", { monthly_cost: 0.14 }),
      "tenants/core.yaml": tenant("core", { features: { exports: true } }),
    });
    expect(drifting.tenants["core"]?.document.monthly_cost).toBe(0.15); // also when cents are not rounded: 0.15000000000000002
  });

  test("a suspension is carried only while it lasts", () => {
    expect(catalog.tenants["delta"]?.document.suspension).toEqual({ reason: "unpaid" });
    const resumed = catalogOf({ "tenants/emea/delta.yaml": tenant("delta", { suspension: { reason: "unpaid" } }) });
    expect(resumed.tenants["delta"]?.document).not.toHaveProperty("suspension");
  });

  test("every leaf has an origin, at a path of a file", () => {
    for (const { document, origins } of Object.values(catalog.tenants)) {
      const leaves = [...leavesOf(document).keys()].filter((path) => path !== "overrides");
      expect(Object.keys(origins).sort()).toEqual([...new Set([...leaves, ...document.overrides])].sort());
    }
    const { origins } = catalog.tenants["beta"] ?? expect.fail();
    const ofGold = { source: "tier:gold", file: "tiers/gold.yaml" };
    expect(origins["limits.max_users"]).toEqual({ ...ofGold, path: ["limits", "max_users"] });
    expect(origins["features.search"]).toEqual({ ...ofGold, path: ["features", 0] });
    expect(origins["monthly_cost"]).toEqual({ ...ofGold, path: ["monthly_cost"] });
    expect(origins["sla.response_ms"]).toEqual({ ...ofGold, path: ["sla", "response_ms"] });
    const ofBeta = { source: "tenant", file: "tenants/beta.yaml" };
    expect(origins["features.analytics"]).toEqual({ ...ofBeta, path: ["features", "analytics"] });
    expect(origins["status"]).toEqual({ ...ofBeta, path: ["status"] });
    expect(origins["prevent_deletion"]?.source).toBe("default");
    const ofFlag = { source: "flag:fast_path", file: "flags/fast_path.yaml" };
    expect(origins["flags.fast_path"]).toEqual({ ...ofFlag, path: ["rollout", 0] });
  });

  test("fills in what tiers, features and flags leave out", () => {
    expect(catalog.tiers["silver"]?.document).toEqual({
      ...sampleFiles["tiers/silver.yaml"],
      limits: {
        max_queries_per_day: { default: 1000, ceiling: 1000 },
        max_users: { default: 20, ceiling: 20 },
      },
      sla: {},
    });
    expect(catalog.features["search"]?.document).toMatchObject({ requires: [], conflicts: [], monthly_cost: 0 });
    expect(catalog.flags["fast_path"]?.document).toMatchObject({
      requires: [],
      conflicts: [],
      rollout: [{ tiers: ["gold"], percent: 100, by: "tenant" }],
    });
  });

  test("an absent list of regions allows all, an empty one none", () => {
    expect(catalog.tiers["gold"]?.document).not.toHaveProperty("regions");
    const closed = catalogOf({ "tiers/gold.yaml": tier("gold", { regions: [] }) });
    expect(closed.tiers["gold"]?.document["regions"]).toEqual([]);
  });

  test("the order of a set does not matter, the order of a rollout does", () => {
    const hashOf = (rollout: object[], requires: string[]) =>
      catalogOf({ "flags/new_ui.yaml": flag("new_ui", { rollout: rollout as never, requires }) }).flags["new_ui"]?.hash;
    const [first, second] = [{ tiers: ["gold"], percent: 5 }, { percent: 10 }];
    expect(hashOf([first, second], ["search", "analytics"])).toBe(hashOf([first, second], ["analytics", "search"]));
    expect(hashOf([first, second], [])).not.toBe(hashOf([second, first], []));
  });

  test("hashes are SHA-256 of RFC 8785 JSON, and the catalog's moves with any of them", () => {
    const { document, hash } = catalog.tenants["acme"] ?? expect.fail();
    expect(hash).toBe(
      createHash("sha256")
        .update(canonicalize(document) ?? "")
        .digest("hex"),
    );
    const others = [
      catalogOf({ "tenants/echo.yaml": undefined }),
      catalogOf({ "tenantry.yaml": { ...sampleFiles["tenantry.yaml"], currency: "EUR" } }),
      catalogOf({ "features/legacy.yaml": { ...sampleFiles["features/legacy.yaml"], monthly_cost: 1 } }),
    ];
    expect(new Set([catalog, ...others].map((each) => each.hash)).size).toBe(4);
  });

  test("a tenant of an unknown tier is a bug of the caller: check comes first", () => {
    const project = projectOf();
    expect(() => compileCatalog({ ...project, tiers: new Map() })).toThrow("unknown tier");
  });
});
