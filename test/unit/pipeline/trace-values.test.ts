import { describe, expect, it } from "vitest";
import type { TenantDocument } from "../../../src/model/catalog.ts";
import type { Hold } from "../../../src/model/registry.ts";
import { traceValues } from "../../../src/pipeline/tenants.ts";

const document: TenantDocument = {
  tenant_id: "hr",
  display_name: "HR",
  tier: "gold",
  status: "suspended",
  owner: "hr@gcc.example",
  region: "ap-south-1",
  compliance: [],
  labels: { segment: "internal" },
  limits: { max_documents: 10, max_users: 200 },
  features: ["audit_exports", "search"],
  flags: { new_ranking: true },
  config: { model: "m" },
  sla: { uptime_percent: 99.9 },
  monthly_cost: 100,
  prevent_deletion: false,
  overrides: ["features.analytics", "features.audit_exports", "limits.max_users"],
};
const hold: Hold = {
  id: 7,
  target_kind: "tenant",
  target_id: "hr",
  field: "status",
  value: "suspended",
  prior_value: "active",
  reason: "r",
  incident: null,
  actor: "a",
  created_at: "2026-11-23T09:00:00Z",
  review_by: null,
  base_commit: null,
  state: "open",
};

const limit = { ...hold, id: 8, field: "limits.max_users", value: 200 };
const feature = { ...hold, id: 9, field: "features.search", value: true };
const off = { ...hold, id: 10, field: "features.reports", value: false };
const kill = { ...hold, id: 11, target_kind: "flag", target_id: "old_ranking", field: "state", value: "off" } as const;

describe("traceValues", () => {
  const held = new Map(
    traceValues(document, [limit, feature, off, kill]).map(({ path, value, source }) => [path, [value, source]]),
  );

  it.each([
    ["limits.max_users", 200, "hold 8"],
    ["features.search", true, "hold 9"],
    ["features.reports", false, "hold 10"],
    ["flags.old_ranking", false, "hold 11, killed"],
    ["flags.new_ranking", true, "flag:new_ranking"],
  ])("under holds %s is %j, from %s", (path, value, source) => {
    expect(held.get(path)).toEqual([value, source]);
  });

  const traced = new Map(traceValues(document, [hold]).map(({ path, value, source }) => [path, [value, source]]));

  it.each([
    ["limits.max_users", 200, "tenant"],
    ["limits.max_documents", 10, "tier:gold"],
    ["features.audit_exports", true, "tenant"],
    ["features.search", true, "tier:gold"],
    ["features.analytics", false, "tenant"],
    ["flags.new_ranking", true, "flag:new_ranking"],
    ["sla.uptime_percent", 99.9, "tier:gold"],
    ["monthly_cost", 100, "tier:gold"],
    ["config.model", "m", "tenant"],
    ["status", "suspended", "hold 7"],
  ])("%s is %j, from %s", (path, value, source) => {
    expect(traced.get(path)).toEqual([value, source]);
  });

  it("leaves out what is not a value of its own", () => {
    expect(traced.has("overrides")).toBe(false);
    expect(traced.has("tenant_id")).toBe(false);
  });
});
