import type { ProjectFile } from "../model/generated/project.ts";

/** `policy.sync` of tenantry.yaml with the defaults of its schema filled in. Percentages are of the tenants that exist. */
export interface SyncPolicy {
  readonly max_remove_percent: number;
  readonly max_update_percent: number;
  /** In tenants. */
  readonly max_suspend: number;
  /** In tenants: those that go to a tier of a lower rank. */
  readonly max_downgrade: number;
  /** With fewer tenants than `below`, `max` of them may change, whatever the percentage. */
  readonly small_set: { readonly below: number; readonly max: number };
}

export function resolveSyncPolicy(config: ProjectFile): SyncPolicy {
  return {
    max_remove_percent: 10,
    max_update_percent: 30,
    max_suspend: 5,
    max_downgrade: 5,
    small_set: { below: 10, max: 3 },
    ...config.policy?.sync,
  };
}
