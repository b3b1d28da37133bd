import type { Hold } from "./registry.ts";

/** Whether a hold keeps a flag off for every tenant. */
export function isKill({ target_kind, field }: Pick<Hold, "target_kind" | "field">): boolean {
  return target_kind === "flag" && field === "state";
}

/** The flags that these open holds keep off for every tenant. */
export function killedFlags(holds: readonly Hold[]): ReadonlySet<string> {
  return new Set(holds.filter(isKill).map(({ target_id }) => target_id));
}
