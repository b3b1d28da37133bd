import type { TenantDocument } from "../model/catalog.ts";
import type { TenantReader } from "../reader/index.ts";
import type { TenantSource } from "./source.ts";
import { checkSource, refuse } from "./source.ts";

/** What is needed of a reader. */
export type TenantLookup = Pick<TenantReader, "get">;

export interface TenantOptions<Request> {
  readonly reader: TenantLookup;
  /** Where a request names its tenant. All of them are looked at, and all that name one must name the same. */
  readonly from: readonly TenantSource<Request>[];
  /**
   * What a caller is told of a suspension, in place of "This tenant is suspended.". Reason and ticket of a suspension are
   * written for the people who run the service, so nothing of them is shown unless this does.
   */
  readonly explainSuspension?: (tenant: TenantDocument) => string | undefined;
  /** Of answers with 503; 5 by default. */
  readonly retryAfterSeconds?: number;
}

/** @throws OperationalError `usage` */
export function checkOptions<Request>({ from, retryAfterSeconds = 0 }: TenantOptions<Request>): void {
  if (from.length === 0)
    throw refuse("`from` names no source.", "Pass at least one, such as { header: 'x-tenant-id' }.");
  for (const source of from) checkSource(source);
  if (!Number.isSafeInteger(retryAfterSeconds) || retryAfterSeconds < 0)
    throw refuse("retryAfterSeconds is no number of seconds.", "Pass a whole number, or leave it out for 5.");
}
