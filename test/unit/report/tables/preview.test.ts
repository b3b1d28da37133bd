import { expect, test } from "vitest";
import type { AudiencePreview, TenantPreview } from "../../../../src/model/preview.ts";
import { renderPreview } from "../../../../src/report/tables/preview.ts";

const tenant: TenantPreview = {
  kind: "tenant",
  tenant_id: "hr",
  display_name: "HR\u001b[31m",
  tier: "gold",
  status: "active",
  owner: "ann@gcc.example",
  users: 1412,
  monthly_cost: 250_000,
  currency: "INR",
  features: ["search", "exports"],
  flags: ["new_ui"],
  dependents: [],
};
const flag: AudiencePreview = {
  kind: "audience",
  name: "flag new_ui",
  tiers: [
    { tier: "gold", tenants: 1200, users: 30, monthly_cost: 10 },
    { tier: "silver", tenants: 1, users: null, monthly_cost: 5 },
  ],
  currency: "EUR",
  dependents: ["feature.a", "flag.b"],
};

test("a tenant is shown with its tier, people and cost", () => {
  expect(renderPreview(tenant)).toBe(
    "hr: HR\\u001b[31m, gold, active, 1,412 users, ₹2,50,000 a month, owner ann@gcc.example; it has 2 features and 1 flag.\n",
  );
  expect(renderPreview({ ...tenant, users: null, dependents: ["flag.x"] })).toMatch(
    /users unknown.*\n {2}What requires it: flag.x.\n$/,
  );
});

test("a flag is shown with who has it, and what requires it", () => {
  expect(renderPreview(flag)).toBe(
    "flag new_ui: 1,201 tenants (1,200 gold, 1 silver), 30 users, €15 a month.\n  What requires it: feature.a, flag.b.\n",
  );
  expect(renderPreview({ ...flag, tiers: [], dependents: [] })).toBe("flag new_ui: no tenant has it.\n");
});
