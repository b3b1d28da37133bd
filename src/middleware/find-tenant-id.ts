import type { RefusalReason } from "./problem.ts";
import type { NameSource, RequestView, TenantSource } from "./source.ts";
import { UNCLEAR, isClaim, readClaim, readName } from "./source.ts";

export type Finding = { readonly tenantId: string } | { readonly refused: RefusalReason };

/**
 * The one tenant that a request is for. A verified claim decides, and whoever names another tenant beside it is refused,
 * before anybody looks whether that one exists. Where a claim is asked for, nothing else stands in for it.
 */
export async function findTenantId<Request>(
  sources: readonly TenantSource<Request>[],
  view: RequestView<Request>,
): Promise<Finding> {
  const claimSources = sources.filter(isClaim);
  const claims = distinct(claimSources.map((source) => readClaim(source, view)));
  if (claimSources.length > 0 && claims.length === 0) return { refused: "tenant_claim_missing" };
  const nameSources = sources.filter((source): source is NameSource<Request> => !isClaim(source));
  const names = distinct(await Promise.all(nameSources.map((source) => readName(source, view))));
  if (names.includes(UNCLEAR)) return { refused: "tenant_ambiguous" };
  const [tenantId, ...others] = distinct([...claims, ...names]);
  if (typeof tenantId !== "string") return { refused: "tenant_missing" };
  if (others.length === 0) return { tenantId };
  return { refused: claims.length > 0 ? "tenant_mismatch" : "tenant_ambiguous" };
}

function distinct<T>(values: readonly (T | undefined)[]): T[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
