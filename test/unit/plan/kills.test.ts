import { describe, expect, test } from "vitest";
import { isEmptyPlan } from "../../../src/model/plan.ts";
import type { RegistryState } from "../../../src/model/registry.ts";
import { renderPlanText } from "../../../src/report/plan/render-plan-text.ts";
import { flag, sampleFiles, tenant } from "../../support/catalogs.ts";
import { applyTo, editLive, holdOn } from "../../support/memory-registry.ts";
import { planOf, synced } from "./plan-of.ts";

/** fast_path, which acme and beta have, is off for all. */
function killed(base_commit: string | null = null): RegistryState {
  const hold = { ...holdOn("fast_path", "state", "off", 9), target_kind: "flag", base_commit } as const;
  const off = ["acme", "beta"].reduce((state, id) => {
    const flags = Object.entries(state.tenants.get(id)?.live.flags ?? {}).filter(([name]) => name !== "fast_path");
    return editLive(state, id, { flags: Object.fromEntries(flags) });
  }, synced());
  return { ...off, holds: [hold] };
}
const off = {
  "flags/fast_path.yaml": flag("fast_path", {
    kind: "ops",
    state: "off",
    rollout: [{ tiers: ["gold"], percent: 100 }],
  }),
};

describe("a flag that is off for all", () => {
  test("is no change, and every plan says so", () => {
    const plan = planOf(killed());
    expect(isEmptyPlan(plan)).toBe(true);
    expect(plan.summary).toMatchObject({ held: 1, update: 0 });
    expect(plan.killed).toEqual([{ hold_id: 9, flag: "fast_path", reason: "payment overdue", reconciled: false }]);
    expect(renderPlanText(plan, { color: false })).toContain(
      "Held\n  ! flag fast_path: killed, off for every tenant whatever Git says (hold 9: payment overdue)\n",
    );
    expect(planOf(synced())).not.toHaveProperty("killed");
  });

  test("is off for a tenant that is new, or that changes, and what Git asks for is written down", () => {
    const files = {
      "tenants/zeta.yaml": tenant("zeta", { tier: "gold" }),
      "tenants/acme.yaml": { ...sampleFiles["tenants/acme.yaml"], display_name: "Acme Ltd" },
    };
    const plan = planOf(killed(), files);
    expect(plan.tenants.map(({ tenant_id }) => tenant_id)).toEqual(["acme", "zeta"]);
    for (const { document, desired } of plan.tenants) {
      expect(document?.flags).not.toHaveProperty("fast_path");
      expect(desired?.flags).toHaveProperty("fast_path", true);
    }
    expect(planOf(applyTo(killed(), plan), files).tenants).toEqual([]);
  });

  test("and that a hand has given back is taken away", () => {
    const plan = planOf(editLive(killed(), "beta", { flags: { fast_path: true } }));
    expect(plan.tenants).toMatchObject([{ tenant_id: "beta", fields: [{ path: "flags.fast_path", before: true }] }]);
  });

  test("ends when a commit after it has it off, or no longer there", () => {
    for (const files of [off, { "flags/fast_path.yaml": undefined }]) {
      const plan = planOf(killed(), files);
      expect(plan.killed).toMatchObject([{ reconciled: true }]);
      expect(isEmptyPlan(plan)).toBe(false);
      expect(renderPlanText(plan, { color: false })).toContain("= flag fast_path: hold 9 ends: Git has it off too");
    }
  });

  test.each([
    ["a rollback", killed(), { forward: false }],
    ["the commit before it", killed("c0ffee"), {}],
    ["a part of one", killed(), { selection: { targets: ["tenant.acme"], excludes: [] } }],
  ])("does not end by %s", (_, state, options) => {
    expect(planOf(state, off, options).killed).toMatchObject([{ reconciled: false }]);
  });

  test("changes the hash of a plan, and so does its end", () => {
    const hashes = [planOf(synced(), off), planOf(killed(), off), planOf(killed("c0ffee"), off)].map(
      ({ hash }) => hash,
    );
    expect(new Set(hashes).size).toBe(3);
  });
});
