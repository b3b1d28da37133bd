import { describe, expect, test } from "vitest";
import type { Plan } from "../../../../src/model/plan.ts";
import { printableJson } from "../../../../src/report/printable.ts";
import { renderPlanText } from "../../../../src/report/plan/render-plan-text.ts";
import { catalogOf, feature, flag, newUi, sampleFiles, tenant, type Files } from "../../../support/catalogs.ts";
import { editLive, emptyState, suspend } from "../../../support/memory-registry.ts";
import { planOf, synced } from "../../plan/plan-of.ts";

const textOf = (plan: Plan) => renderPlanText(plan, { color: false });
const acme = (changes: object) => ({ "tenants/acme.yaml": { ...sampleFiles["tenants/acme.yaml"], ...changes } });
const gold = (changes: object) => ({ "tiers/gold.yaml": { ...sampleFiles["tiers/gold.yaml"], ...changes } });

function crowd(size: number, data: object = {}): Files {
  const ids = Array.from({ length: size }, (_, index) => `team_${String(index).padStart(3, "0")}`);
  return Object.fromEntries(ids.map((id) => [`tenants/${id}.yaml`, tenant(id, { tier: "gold", ...data })]));
}

describe("a plan as text", () => {
  test("nothing to do", () => {
    expect(textOf(planOf(synced()))).toMatchInlineSnapshot(`
      "= No change against registry test.
      Plan: 0 to create, 0 to update, 0 to delete (0 of 5 tenants).
      "
    `);
  });

  test("what Git asks for is there already: a hold keeps another value, or a hand was first", () => {
    expect(textOf(planOf(suspend(synced(), "acme"), acme({ status: "offboarding" })))).toMatchInlineSnapshot(`
      "Declared changes
        ~ tenants/acme.yaml: 1 field
            ~ status  suspended → offboarding  (held by hold 7)

      Effective changes
        ~ acme (gold)
            ! status stays suspended (hold 7)

      Held
        ! acme: status stays suspended, although Git asks for offboarding (hold 7: payment overdue)

      Plan: 0 to create, 1 to update, 0 to delete (1 of 5 tenants). 1 held.
      "
    `);
    const region = "eu-west-1";
    expect(textOf(planOf(editLive(synced(), "acme", { region }), acme({ region })))).toMatchInlineSnapshot(`
      "Effective changes
        = acme: as Git asks already; that Git asks for it is written down

      = No change against registry test.
      Plan: 0 to create, 0 to update, 0 to delete (0 of 5 tenants).
      "
    `);
  });

  test("one line in a tier, felt by many", () => {
    const limits = { max_users: { default: 250_000, ceiling: 400_000 }, max_queries_per_day: "unlimited" };
    expect(textOf(planOf(synced(crowd(410)), { ...crowd(410), ...gold({ limits }) }))).toMatchInlineSnapshot(`
      "Declared changes
        ~ tiers/gold.yaml: 1 field; 411 tenants get max_users 200 → 250,000
            ~ limits.max_users  200 (ceiling 400) → 250,000 (ceiling 400,000)

      Effective changes
        ~ beta, team_000, team_001, team_002, team_003 +406 more (--json for all): by what they inherit

      Plan: 0 to create, 411 to update, 0 to delete (411 of 415 tenants).
      "
    `);
  });

  test("tenants that come, change, move and go", () => {
    const plan = planOf(synced(), {
      ...acme({ tier: "silver", limits: {}, compliance: ["gdpr"] }),
      "tenants/core.yaml": { ...sampleFiles["tenants/core.yaml"], features: { exports: true }, config: {} },
      "tenants/echo.yaml": undefined,
      "tenants/nova.yaml": tenant("nova", { limits: { max_users: 10 }, labels: { "team.name": "blue" } }),
      "features/legacy.yaml": undefined,
      "flags/parked.yaml": flag("parked", { rollout: [{ tenants: ["beta"], percent: 100 }] }),
      "flags/new_ui.yaml": newUi(50),
    });
    expect(textOf(plan)).toMatchInlineSnapshot(`
      "Declared changes
        + 1 tenant: nova
        - features/legacy.yaml: deleted
        ~ flags/new_ui.yaml: 1 field
            ~ rollout[0].percent  25 → 50
        ~ flags/parked.yaml: 2 fields; 1 tenant gets flags.parked
            + rollout[0].tenants  [beta]
            ~ state  off → on
        ~ tenants/acme.yaml: 3 fields
            ~ compliance  +gdpr
            ~ limits.max_users  300 → 20
            ~ tier  gold → silver
        ~ tenants/core.yaml: 2 fields
            - config.model  small
            - features.analytics
        - tenants/echo.yaml: deleted

      Effective changes
        ~ acme (silver)  -₹3,999.90 a month
            ~ compliance  +gdpr
            - features.analytics
            - flags.fast_path
            - flags.new_ui  25 % of users
            ~ limits.max_queries_per_day  unlimited → 1,000
            ~ limits.max_users  300 → 20
            - sla.response_ms  500
            - sla.uptime_percent  99.9
            ~ tier  gold → silver
        ~ core (silver)  -₹100.20 a month
            - config.model  small
            - features.analytics
            - flags.new_ui  25 % of users
        - echo (silver)
        + nova (silver, active)  +₹1,000.10 a month
            + limits.max_users  10
        ~ beta: by what they inherit

      Cost: -₹4,100.10 a month (₹13,200.60 → ₹9,100.50, -31.1%).
      Plan: 1 to create, 3 to update, 1 to delete (5 of 6 tenants).
      "
    `);
  });

  test("a new flag, felt by many because of a new file", () => {
    const rollout = { "flags/shiny.yaml": flag("shiny", { rollout: [{ percent: 100 }] }) };
    expect(textOf(planOf(synced(), rollout))).toContain("~ flag:shiny: 5 tenants get flags.shiny");
  });

  test("a hold, a hand and a safety limit", () => {
    const state = editLive(suspend(synced(), "acme"), "beta", { region: "eu-west-1", monthly_cost: 1 });
    const plan = planOf(state, {
      ...acme({ display_name: "Acme Ltd" }),
      "tenants/core.yaml": undefined,
    });
    expect(textOf(plan)).toMatchInlineSnapshot(`
      "Declared changes
        ~ tenants/acme.yaml: 1 field
            ~ display_name  acme → Acme Ltd
        - tenants/core.yaml: deleted

      Effective changes
        ~ acme (gold)
            ~ display_name  acme → Acme Ltd
            ! status stays suspended (hold 7)
        ~ beta (gold)  +₹4,999 a month
            ~ monthly_cost  ₹1 → ₹5,000  (changed live, not in Git)
            ~ region  eu-west-1 → ap-south-1  (changed live, not in Git)
        - core (silver)

      Held
        ! acme: status stays suspended, although Git asks for active (hold 7: payment overdue)

      Refused by a safety limit
        ✗ Tenant core has no file any more, but is active: only an archived one may go.

      Cost: +₹3,848.65 a month (₹8,201.60 → ₹12,050.25, +46.9%).
      Plan: 0 to create, 2 to update, 1 to delete (3 of 5 tenants). 1 held.
      "
    `);
  });

  test("an empty catalog: what it no longer has is counted among what there is", () => {
    const gone = Object.keys(sampleFiles).filter((path) => path.startsWith("tenants/"));
    const plan = planOf(synced(), Object.fromEntries(gone.map((path) => [path, undefined])));
    expect(textOf(plan)).toContain("Plan: 0 to create, 0 to update, 5 to delete (5 of 5 tenants).");
  });

  test("a hold that Git catches up with", () => {
    const changes = acme({ status: "suspended", suspension: { reason: "payment overdue" } });
    expect(textOf(planOf(suspend(synced(), "acme"), changes))).toMatchInlineSnapshot(`
      "Effective changes
        ~ acme (gold)
            = hold 7 ends: Git carries its value

      Plan: 0 to create, 1 to update, 0 to delete (1 of 5 tenants).
      "
    `);
  });

  test("at most twenty tenants and files in detail", () => {
    const text = textOf(planOf(emptyState(), crowd(40)));
    expect(text.match(/\+\d+ more \(--json for all\)/g)).toEqual([
      "+25 more (--json for all)",
      "+25 more (--json for all)",
    ]);
    expect(text.split("\n").filter((line) => /^ {2}\+ \S+ \((gold|silver), \w+\)/.test(line))).toHaveLength(20);
    expect(text).toContain("Plan: 45 to create, 0 to update, 0 to delete (45 of 45 tenants).");
  });

  test("rupees are grouped as in India", () => {
    const changes = { "features/exports.yaml": feature("exports", { monthly_cost: 1234567.5 }) };
    expect(textOf(planOf(synced(), changes))).toContain(
      "Cost: +₹24,69,034.90 a month (₹13,200.60 → ₹24,82,235.50, +18,704%).",
    );
  });

  test("prices of features, in another currency", () => {
    const euro = { "tenantry.yaml": { ...sampleFiles["tenantry.yaml"], currency: "EUR" } };
    const changes = { ...euro, "features/exports.yaml": feature("exports", { monthly_cost: 1234567.5 }) };
    expect(textOf(planOf(synced(euro), changes))).toContain(
      "Cost: +€2,469,034.90 a month (€13,200.60 → €2,482,235.50, +18,704%).",
    );
  });

  test("colours only when asked for", () => {
    const plan = planOf(synced(), acme({ display_name: "x" }));
    expect(textOf(plan)).not.toContain("\u001b");
    expect(renderPlanText(plan, { color: true })).toContain("\u001b[33m~\u001b[39m");
  });

  test("what users write can neither move the cursor nor forge a line", () => {
    const evil = "x\u001b[2J\nPlan: 0 to create\u202e";
    const state = suspend(synced(), "acme");
    const catalog = catalogOf();
    const entry = catalog.tenants["acme"] ?? expect.fail();
    const values = { display_name: evil, labels: { a: evil }, config: { [evil]: [evil, { [evil]: evil }] } };
    const document = { ...entry.document, ...values };
    const plan = planOf(
      { ...state, holds: state.holds.map((hold) => ({ ...hold, reason: evil })) },
      {},
      {
        catalog: { ...catalog, tenants: { ...catalog.tenants, acme: { ...entry, document, source_path: evil } } },
        label: evil,
      },
    );
    expect(plan.declared[0]?.file).toBe(evil);
    for (const text of [textOf(plan), textOf({ ...plan, tenants: [] }), printableJson(plan)]) {
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(text.split("\n").filter((line) => line.startsWith("Plan: "))).toHaveLength(text.startsWith("{") ? 0 : 1);
    }
  });
});
