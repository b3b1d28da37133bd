import { describe, expect, test } from "vitest";
import {
  effectiveFeatures,
  effectiveFlags,
  effectiveLimits,
  rolloutSalts,
  rolloutValue,
} from "../../../src/model/effective.ts";
import { flag, projectOf, tenant, type Files } from "../../support/catalogs.ts";

function resolve(changes: Files, id = "acme") {
  const project = projectOf(changes);
  const own = project.tenants.get(id) ?? expect.fail();
  const ofTier = project.tiers.get(own.data.tier) ?? expect.fail();
  const features = effectiveFeatures(own, ofTier);
  const flags = effectiveFlags(project, rolloutSalts(project), own, features);
  return {
    limits: valuesOf(effectiveLimits(own, ofTier)),
    features: [...features.keys()],
    flags: valuesOf(flags),
  };
}

function valuesOf(effective: ReadonlyMap<string, { value: unknown }>): Record<string, unknown> {
  return Object.fromEntries([...effective].map(([id, { value }]) => [id, value]));
}

describe("limits", () => {
  test("0, absent and unlimited are three things", () => {
    const acme = (limits: Record<string, number | string>) =>
      resolve({ "tenants/acme.yaml": tenant("acme", { limits }) }).limits;
    expect(acme({ max_users: 0 })).toEqual({ max_queries_per_day: 1000, max_users: 0 });
    expect(acme({ max_users: "unlimited" })).toEqual({ max_queries_per_day: 1000, max_users: "unlimited" });
    expect(acme({})).toEqual({ max_queries_per_day: 1000, max_users: 20 });
  });

  test("an override with a reason counts by its value", () => {
    const limits = { max_users: { value: 9000, reason: "audit", expires: "2027-01-31" } };
    expect(resolve({ "tenants/acme.yaml": tenant("acme", { limits }) }).limits).toMatchObject({ max_users: 9000 });
  });
});

describe("features", () => {
  test("the tier's, plus the tenant's true, minus its false", () => {
    const features = { analytics: false, exports: true };
    const files = { "tenants/acme.yaml": tenant("acme", { tier: "gold", features }) };
    expect(resolve(files).features).toEqual(["exports", "search"]);
  });

  test("true for what the tier includes stays the tier's", () => {
    const project = projectOf({ "tenants/acme.yaml": tenant("acme", { features: { search: true } }) });
    const [own, ofTier] = [project.tenants.get("acme"), project.tiers.get("silver")];
    expect(own && ofTier && effectiveFeatures(own, ofTier).get("search")?.source).toBe("tier:silver");
  });
});

describe("flags", () => {
  const acme = { "tenants/acme.yaml": tenant("acme") };
  const flagsOf = (flags: Record<string, Parameters<typeof flag>[1]>) =>
    resolve({
      ...acme,
      ...Object.fromEntries(Object.entries(flags).map(([id, data]) => [`flags/${id}.yaml`, flag(id, data)])),
    }).flags;

  test("the first entry that matches decides, also when it says nobody", () => {
    const rest = { percent: 100 };
    expect(flagsOf({ beta_ui: { rollout: [{ tenants: ["acme"], percent: 0 }, rest] } })).toEqual({});
    expect(flagsOf({ beta_ui: { rollout: [{ tenants: ["beta"], percent: 0 }, rest] } })).toEqual({ beta_ui: true });
    expect(flagsOf({ beta_ui: { rollout: [{ tenants: ["acme"], tiers: ["gold"], percent: 100 }] } })).toEqual({});
    expect(flagsOf({ beta_ui: { rollout: [] } })).toEqual({});
  });

  test("state off is off for everybody", () => {
    expect(flagsOf({ beta_ui: { state: "off", rollout: [{ percent: 100 }] } })).toEqual({});
  });

  test("is off where what it requires is off, features and flags alike", () => {
    const all = { rollout: [{ percent: 100 }] };
    expect(flagsOf({ beta_ui: { ...all, requires: ["analytics"] } })).toEqual({});
    expect(flagsOf({ beta_ui: { ...all, requires: ["search"] } })).toEqual({ beta_ui: true });
    expect(flagsOf({ beta_ui: { ...all, requires: ["parked"] } })).toEqual({});
    expect(flagsOf({ base_ui: all, beta_ui: { ...all, requires: ["parked", "base_ui"] } })).toEqual({ base_ui: true });
    expect(flagsOf({ base_ui: all, beta_ui: { ...all, requires: ["base_ui"] } })).toEqual({
      base_ui: true,
      beta_ui: true,
    });
  });

  test("never reaches more users than what it requires, under one salt", () => {
    const users = (percent: number) => ({ rollout: [{ percent, by: "user" }] });
    expect(flagsOf({ base_ui: users(10), beta_ui: { ...users(50), requires: ["base_ui"] } })).toEqual({
      base_ui: { by: "user", percent: 10, salt: "base_ui" },
      beta_ui: { by: "user", percent: 10, salt: "base_ui" },
    });
  });

  test("a cycle ends, off", () => {
    const all = { rollout: [{ percent: 100 }] };
    expect(flagsOf({ one_ui: { ...all, requires: ["two_ui"] }, two_ui: { ...all, requires: ["one_ui"] } })).toEqual({});
  });

  describe("salts", () => {
    const saltsOf = (flags: Record<string, Parameters<typeof flag>[1]>) => {
      const files = Object.entries(flags).map(([id, data]) => [`flags/${id}.yaml`, flag(id, data)] as const);
      return Object.fromEntries(rolloutSalts(projectOf(Object.fromEntries(files))));
    };

    test("what is linked, over any number of steps, shares the id of the one that requires no other", () => {
      const flags = {
        a_flag: { requires: ["m_flag", "search"] },
        m_flag: { requires: ["z_flag"] },
        z_flag: { requires: ["search"] },
        b_flag: { requires: ["m_flag"] },
      };
      expect(saltsOf(flags)).toMatchObject({ a_flag: "z_flag", b_flag: "z_flag", m_flag: "z_flag", z_flag: "z_flag" });
      expect(saltsOf(flags)).toMatchObject({ new_ui: "new_ui" });
    });

    test("the oldest counts among several, then the smallest id; a cycle has one too", () => {
      const both = { c_flag: { requires: ["x_flag", "y_flag"] } };
      expect(saltsOf({ ...both, x_flag: {}, y_flag: {} })).toMatchObject({ c_flag: "x_flag", y_flag: "x_flag" });
      const y_flag = { created: "2026-09-30" };
      expect(saltsOf({ ...both, x_flag: {}, y_flag })).toMatchObject({ c_flag: "y_flag", x_flag: "y_flag" });
      const cycle = { p_flag: { requires: ["q_flag"] }, q_flag: { requires: ["p_flag"] } };
      expect(saltsOf(cycle)).toMatchObject({ p_flag: "p_flag", q_flag: "p_flag" });
    });

    test("a flag that comes to require one that is there moves nobody, whatever its id and date", () => {
      const half = (by: string) => ({ rollout: [{ percent: 50, by }] });
      const tenants = Array.from({ length: 40 }, (_, index) => `unit_${index}`);
      const onFor = (more: Record<string, Parameters<typeof flag>[1]>) => {
        const flags = { m_flag: half("tenant"), n_flag: { ...half("user"), requires: ["m_flag"] }, ...more };
        const files: Files = {
          ...Object.fromEntries(tenants.map((id) => [`tenants/${id}.yaml`, tenant(id)])),
          ...Object.fromEntries(Object.entries(flags).map(([id, data]) => [`flags/${id}.yaml`, flag(id, data)])),
        };
        const project = projectOf(files);
        const salts = rolloutSalts(project);
        return tenants.map((id) => {
          const found = effectiveFlags(project, salts, project.tenants.get(id) ?? expect.fail(), new Map());
          return [found.get("m_flag")?.value, found.get("n_flag")?.value];
        });
      };
      const before = onFor({});
      expect(new Set(before.map(([m]) => m))).toEqual(new Set([true, undefined]));
      expect(onFor({ a_flag: { ...half("user"), requires: ["m_flag"], created: "2020-01-01" } })).toEqual(before);
      expect(onFor({ a_flag: { ...half("tenant"), requires: ["n_flag"] } })).toEqual(before);
      expect(onFor({ a_flag: {}, b_flag: { ...half("user"), requires: ["n_flag", "search"] } })).toEqual(before);
      const later = { b_flag: { created: "2026-11-01" }, a_flag: { requires: ["n_flag", "b_flag"] } };
      expect(onFor(later)).toEqual(before);
    });
  });

  test("rolloutValue leaves requirements aside", () => {
    const project = projectOf({
      ...acme,
      "flags/beta_ui.yaml": flag("beta_ui", { rollout: [{ percent: 100 }], requires: ["analytics"] }),
    });
    const [own, beta] = [project.tenants.get("acme"), project.flags.get("beta_ui")];
    expect(own && beta && rolloutValue(beta, own, "beta_ui")?.value).toBe(true);
  });
});
