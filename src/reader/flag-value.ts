import { inRollout } from "../model/bucket.ts";
import type { TenantDocument } from "../model/catalog.ts";
import { ownValue } from "../model/own-value.ts";

/** Who is asking, for flags that are rolled out by user. */
export interface FlagSubject {
  readonly userId?: string;
}

/**
 * Whether a flag is on. All but a rollout by user was decided when the files were compiled; that one is decided by the
 * user's bucket, and off without a user. Neither the date nor the flag's expiry plays a part.
 */
export function isFlagOn(tenant: TenantDocument, name: string, { userId }: FlagSubject = {}): boolean {
  // Without asking whether it is the map's own, which takes as long again: what every object inherits is never `true`.
  const value = tenant.flags[name];
  if (value === undefined || value === true) return value === true;
  return (
    ownValue(tenant.flags, name) !== undefined && userId !== undefined && inRollout(value.salt, userId, value.percent)
  );
}
