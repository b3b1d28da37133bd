import { STATUS_CODES } from "node:http";

/** Status and sentence of each refusal. The keys are the `reason` that programs may rely on. */
const refusals = {
  tenant_missing: [400, "The request names no tenant."],
  tenant_ambiguous: [400, "The request does not name exactly one tenant."],
  tenant_claim_missing: [403, "The sign-in names no tenant."],
  tenant_mismatch: [403, "The request names another tenant than the sign-in."],
  tenant_suspended: [403, "This tenant is suspended."],
  tenant_not_active: [403, "This tenant is not active."],
  tenant_unknown: [404, "There is no such tenant."],
  tenant_unavailable: [503, "The tenant cannot be looked up at the moment."],
} as const;

export type RefusalReason = keyof typeof refusals;

/** An answer that refuses a request. */
export interface Problem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** RFC 9457 as JSON, with `reason`, and `tenant_id` where the caller has named one that exists. */
  readonly body: string;
}

export interface ProblemDetails {
  /** A sentence for people, in place of the usual one. */
  readonly detail?: string | undefined;
  readonly tenantId?: string;
  readonly retryAfterSeconds?: number;
}

export function toProblem(reason: RefusalReason, details: ProblemDetails = {}): Problem {
  const [status, sentence] = refusals[reason];
  const { detail = sentence, tenantId, retryAfterSeconds } = details;
  const title = STATUS_CODES[status];
  return {
    status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      ...(retryAfterSeconds !== undefined && { "retry-after": String(retryAfterSeconds) }),
    },
    body: JSON.stringify({ type: "about:blank", title, status, reason, detail, tenant_id: tenantId }),
  };
}
