import type { TenantDocument } from "../../src/model/catalog.ts";

/** A valid document of one tenant, for tests that care about a few of its values. */
export function tenantDocument(tenant_id: string, values: Partial<TenantDocument> = {}): TenantDocument {
  return {
    tenant_id,
    display_name: tenant_id,
    tier: "gold",
    status: "active",
    owner: "owner@gcc.example",
    region: "ap-south-1",
    compliance: [],
    labels: {},
    limits: { max_users: 200 },
    features: [],
    flags: {},
    config: {},
    sla: {},
    monthly_cost: 250_000,
    prevent_deletion: false,
    overrides: [],
    ...values,
  };
}
