import type { TenantDocument } from "../model/catalog.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { TenantAnswer } from "../reader/index.ts";
import { freezeDeep } from "./freeze.ts";
import type { TenantLookup, TenantOptions } from "./options.ts";
import type { Problem } from "./problem.ts";
import { toProblem } from "./problem.ts";

export type Verdict = { readonly tenant: TenantDocument } | { readonly problem: Problem };

const RETRY_SECONDS = 5;

/**
 * Whether the tenant may be served now. An id that no tenant can have gets the answer of one that is not there, and so
 * does an archived tenant: caches keep removed tenants as such.
 * @throws what the reader throws that is no OperationalError
 */
export async function decide<Request>(tenantId: string, options: TenantOptions<Request>): Promise<Verdict> {
  const answer = await ask(options.reader, tenantId);
  const { explainSuspension, retryAfterSeconds = RETRY_SECONDS } = options;
  // Why it cannot be looked up names hosts and logins: that is for the service's own log.
  if (answer === undefined) return { problem: toProblem("tenant_unavailable", { retryAfterSeconds }) };
  const { tenant } = answer;
  if (tenant === null || tenant.status === "archived") return { problem: toProblem("tenant_unknown") };
  if (tenant.status === "active") return { tenant: freezeDeep(tenant) };
  if (tenant.status !== "suspended") return { problem: toProblem("tenant_not_active", { tenantId }) };
  const detail = explainSuspension?.(freezeDeep(tenant));
  return { problem: toProblem("tenant_suspended", { tenantId, detail }) };
}

/** undefined when the reader refuses. */
async function ask(reader: TenantLookup, tenantId: string): Promise<TenantAnswer | undefined> {
  try {
    return await reader.get(tenantId);
  } catch (error) {
    if (error instanceof OperationalError) return undefined;
    throw error;
  }
}
