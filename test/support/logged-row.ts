import type { JsonObject } from "../../src/model/json.ts";

/** A row of `tenants` as the audit log has it. */
export function sampleRow(id: string, changes: JsonObject = {}): JsonObject {
  return {
    tenant_id: id,
    display_name: id,
    tier: "gold",
    status: "active",
    owner: "owner@gcc.example",
    billing_email: null,
    cost_center: null,
    region: "ap-south-1",
    compliance: [],
    labels: {},
    limits: { max_users: 200 },
    features: [],
    flags: {},
    config: {},
    sla: {},
    monthly_cost: 1000,
    prevent_deletion: false,
    overrides: [],
    config_version: 1,
    suspension_reason: null,
    suspension_ticket: null,
    removed_at: null,
    ...changes,
  };
}
