import type { LimitValue } from "../model/limit.ts";
import { OperationalError } from "../model/operational-error.ts";
import { ownValue } from "../model/own-value.ts";
import type { TenantAnswer } from "./answer.ts";
import { TenantNotFoundError } from "./errors.ts";

export interface QuotaAnswer {
  /** More is used than the limit allows. */
  readonly over: boolean;
  readonly limit: LimitValue;
  /** The version of the tenant that has this limit. */
  readonly config_version: number;
  /** PostgreSQL has said so within the last second. Being within a limit is answered from memory or Redis too. */
  readonly confirmed: boolean;
}

export interface QuotaSources {
  get(tenantId: string): Promise<TenantAnswer>;
  /** What PostgreSQL says now; undefined when it does not answer. */
  confirm(tenantId: string): Promise<TenantAnswer | undefined>;
}

/**
 * Compares what is used with a limit; nobody is told to be over a limit that has been raised meanwhile.
 * @throws TenantNotFoundError, and OperationalError `usage` for a limit that the tenant does not have, or for a use that is no number
 */
export async function checkQuota(
  tenantId: string,
  limit: string,
  used: number,
  sources: QuotaSources,
): Promise<QuotaAnswer> {
  // NaN and undefined are over no limit: a count that failed would switch the quota off.
  if (typeof used !== "number" || !(used >= 0))
    throw new OperationalError(
      "usage",
      `What is used of ${limit} is no number: ${String(used)}.`,
      "Pass a count, 0 or more.",
    );
  const known = await sources.get(tenantId);
  if (known.source === "postgres") return judge(tenantId, known, limit, used, true);
  const value = known.tenant === null ? undefined : ownValue(known.tenant.limits, limit);
  if (value !== undefined && !exceeds(used, value)) return judge(tenantId, known, limit, used, false);
  const confirmed = await sources.confirm(tenantId);
  return judge(tenantId, confirmed ?? known, limit, used, confirmed !== undefined);
}

function judge(tenantId: string, answer: TenantAnswer, name: string, used: number, confirmed: boolean): QuotaAnswer {
  if (answer.tenant === null) throw new TenantNotFoundError(tenantId);
  const limit = ownValue(answer.tenant.limits, name);
  if (limit === undefined)
    throw new OperationalError(
      "usage",
      `Tenant ${tenantId} has no limit ${JSON.stringify(name)}.`,
      "Give its tier this limit, or ask for one of those that limits() names.",
    );
  return { over: exceeds(used, limit), limit, config_version: answer.config_version, confirmed };
}

function exceeds(used: number, limit: LimitValue): boolean {
  return limit !== "unlimited" && used > limit;
}
