import type { CachedTenant } from "../cache/value.ts";
import type { Version } from "../cache/version.ts";
import { compareVersions } from "../cache/version.ts";
import type { AnswerSource } from "./answer.ts";

/** A copy of a tenant that nobody confirms. */
export interface Copy {
  readonly tenant: CachedTenant;
  readonly source: AnswerSource;
  /** Milliseconds since it was last known to be current. */
  readonly age_ms: number;
}

export interface StaleChoice {
  /** What may be answered. */
  readonly copy: Copy | undefined;
  /** The newest version that is known, however old. */
  readonly newest: Copy | undefined;
}

/**
 * The newest of the copies, the first of them where several are as new, if it is young enough. A copy that is too old still
 * keeps older versions from being answered: what it says may be a suspension.
 */
export function chooseStale(
  copies: readonly Copy[],
  admits: (version: Version) => boolean,
  maxStaleMs: number,
): StaleChoice {
  let newest: Copy | undefined;
  for (const copy of copies) if (newest === undefined || compareVersions(copy.tenant, newest.tenant) > 0) newest = copy;
  if (newest === undefined || !admits(newest.tenant)) return { copy: undefined, newest: undefined };
  const { tenant } = newest;
  const copy = copies.find((each) => each.age_ms <= maxStaleMs && compareVersions(each.tenant, tenant) === 0);
  return { copy, newest };
}
