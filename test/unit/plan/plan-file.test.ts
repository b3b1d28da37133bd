import { describe, expect, test } from "vitest";
import type { Plan } from "../../../src/model/plan.ts";
import { formatPlanFile } from "../../../src/pipeline/plan-file.ts";
import { readPlanFile, sealPlan } from "../../../src/plan/plan-file.ts";
import { tenant } from "../../support/catalogs.ts";
import { planOf, synced } from "./plan-of.ts";

const plan = planOf(synced(), { "tenants/nova.yaml": tenant("nova"), "tenants/acme.yaml": undefined });
const [change, ...others] = plan.tenants;
const text = formatPlanFile(plan);
type File = Record<string, unknown>;
const edit = (change: (file: File) => File) => JSON.stringify(change(JSON.parse(text) as File));

describe("a saved plan", () => {
  test("is read as it was written, whatever stands where in the file", () => {
    expect(readPlanFile(text, "plan.json")).toEqual(plan);
    const turned = edit((file) => Object.fromEntries(Object.entries(file).reverse()));
    expect(readPlanFile(turned, "plan.json")).toEqual(plan);
  });

  test.each<[string, Partial<Plan> | File]>([
    ["summary", { summary: { ...plan.summary, delete: 0 } }],
    ["declared", { declared: [] }],
    ["effects", { effects: [{ cause: "tier:gold", path: "limits.max_users", after: 7, tenants: 3 }] }],
    ["warnings", { warnings: ["Nothing to see here."] }],
    ["a document", { tenants: [{ ...change, document: { display_name: "Mallory" } }, ...others] }],
    ["what a document was", { tenants: [{ ...change, before: undefined }, ...others] }],
    ["a cost", { tenants: [{ ...change, cost_after: 1e6 }, ...others] }],
    ["selection", { selection: { targets: ["tenant.nova"], excludes: [], left_out: 1 } }],
    ["safety", { safety: [{ limit: "max_remove_percent", message: "x", count: 1, allowed: 0 }] }],
    ["currency", { currency: "USD" }],
    ["environment", { environment: "prod" }],
    ["base", { base: { ...plan.base, commit: "f00d" } }],
    ["target", { target: { ...plan.target, commit: "f00d" } }],
    ["a key of its own", { note: "approved" }],
    ["its digest", { digest: "0".repeat(64) }],
  ])("is refused when this was edited: %s", (_part, edited) => {
    const file = edit((sealed) => ({ ...sealed, ...edited }));
    expect(() => readPlanFile(file, "plan.json")).toThrow(
      "The file was edited: plan.json is no longer what was planned.",
    );
  });

  test.each(Object.keys(plan))("is refused without its %s", (key) => {
    const file = edit((sealed) => Object.fromEntries(Object.entries(sealed).filter(([name]) => name !== key)));
    expect(() => readPlanFile(file, "plan.json")).toThrow(/plan\.json is no (plan|longer)/);
  });

  test("is no plan without a digest, nor when what it does is not what its hash says", () => {
    const moved = sealPlan({ ...plan, tenants: plan.tenants.map((one) => ({ ...one, base_version: 7 })) });
    for (const file of [JSON.stringify(plan), JSON.stringify(moved)])
      expect(() => readPlanFile(file, "plan.json")).toThrow("plan.json is no plan, or no longer what was planned.");
  });
});
