import type { FlagFile } from "../../model/generated/flag.ts";

/** The tenants that a rollout lists by id, whatever it says of them. */
export function namedTenants({ rollout = [] }: FlagFile): Set<string> {
  return new Set(rollout.flatMap(({ tenants = [] }) => tenants));
}

/** The tenants that a rollout lists by id and gives something to: the first entry with a tenant's id decides. */
export function reachedTenants({ rollout = [] }: FlagFile): Set<string> {
  const decided = new Map<string, boolean>();
  for (const { tenants = [], percent } of rollout)
    for (const id of tenants) if (!decided.has(id)) decided.set(id, percent > 0);
  return new Set([...decided].filter(([, reached]) => reached).map(([id]) => id));
}

/** Whether some entry gives something to tenants that it does not list. */
export function reachesOthers({ rollout = [] }: FlagFile): boolean {
  return rollout.some(({ tenants, percent }) => tenants === undefined && percent > 0);
}
