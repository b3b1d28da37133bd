import type { PlanInput, PlannedTree } from "./plan.ts";
import { planAgainstRegistry } from "./plan.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { withDatabase } from "./registry-access.ts";

/** What a sync to this registry would do. */
export function planRegistry(input: PlanInput & RegistryAddress): Promise<PlannedTree> {
  return withDatabase(input, (db) => planAgainstRegistry({ ...input, db }));
}
