import type { Plan } from "../../../src/model/plan.ts";
import type { RegistryState } from "../../../src/model/registry.ts";
import type { DiffInput } from "../../../src/plan/diff-catalog.ts";
import { diffCatalog } from "../../../src/plan/diff-catalog.ts";
import { resolveSyncPolicy } from "../../../src/plan/sync-policy.ts";
import { stateOfCatalog } from "../../../src/plan/state-of-catalog.ts";
import { catalogOf, projectOf, type Files } from "../../support/catalogs.ts";

/** The state after a sync of the sample with these changes. */
export function synced(changes: Files = {}): RegistryState {
  return stateOfCatalog(catalogOf(changes));
}

export function planOf(state: RegistryState, changes: Files = {}, options: Partial<DiffInput> = {}): Plan {
  return diffCatalog({
    catalog: catalogOf(changes),
    state,
    commit: "c0ffee",
    label: "registry test",
    environment: "test",
    policy: resolveSyncPolicy(projectOf(changes).config.data),
    ...options,
  });
}

/** `path: before → after (cause, changed_by)`, one a line. */
export function fieldsOf(plan: Plan, id: string): string[] {
  const change = plan.tenants.find(({ tenant_id }) => tenant_id === id);
  return (change?.fields ?? []).map(
    ({ path, before, after, cause, changed_by, held_by }) =>
      `${path}: ${say(before)} → ${say(after)} (${cause}, ${changed_by}${held_by === undefined ? "" : `, hold ${held_by}`})`,
  );
}

function say(value: unknown): string {
  return value === undefined ? "none" : JSON.stringify(value);
}
