import type { TenantDocument } from "../model/catalog.ts";

/** By request, so that nothing of one request can be found through another. */
const tenants = new WeakMap<object, TenantDocument>();

export function rememberTenant(request: object, tenant: TenantDocument): void {
  tenants.set(request, tenant);
}

/** The tenant that this request was let in for; undefined where none was asked for, or it was refused. */
export function tenantOf(request: object): TenantDocument | undefined {
  return tenants.get(request);
}

/**
 * The tenant of a request that must have one.
 * @throws Error where the middleware has not let it in: better no answer than one without a tenant's limits
 */
export function requiredTenant(request: object): TenantDocument {
  const tenant = tenants.get(request);
  if (tenant === undefined) throw new Error("This request has no tenant: its route does not ask for one.");
  return tenant;
}
