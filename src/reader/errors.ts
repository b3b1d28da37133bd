import type { TenantDocument, TenantStatus } from "../model/catalog.ts";

/** The registry has no such tenant, or has removed it. */
export class TenantNotFoundError extends Error {
  override readonly name: string = "TenantNotFoundError";
  readonly tenantId: string;

  constructor(tenantId: string) {
    super(`There is no tenant ${JSON.stringify(tenantId)}.`);
    this.tenantId = tenantId;
  }
}

/** The tenant exists and must not be served: it is provisioning, offboarding, archived or suspended. */
export class TenantNotActiveError extends Error {
  override readonly name: string = "TenantNotActiveError";
  readonly tenantId: string;
  readonly status: TenantStatus;

  constructor(tenant: TenantDocument, because = "") {
    super(`Tenant ${tenant.tenant_id} is ${tenant.status}${because}.`);
    this.tenantId = tenant.tenant_id;
    this.status = tenant.status;
  }
}

export class TenantSuspendedError extends TenantNotActiveError {
  override readonly name = "TenantSuspendedError";
  /** As written by whoever suspended it; null when the registry has none. */
  readonly reason: string | null;
  readonly ticket: string | null;

  constructor(tenant: TenantDocument) {
    super(tenant, tenant.suspension === undefined ? "" : `: ${tenant.suspension.reason}`);
    this.reason = tenant.suspension?.reason ?? null;
    this.ticket = tenant.suspension?.ticket ?? null;
  }
}
