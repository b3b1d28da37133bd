import type { TenantFile } from "../../model/generated/tenant.ts";
import type { Entity, Project } from "../../model/project.ts";
import type { Place } from "../rule.ts";
import type { TenantGroup } from "./tenant-groups.ts";
import { compareText } from "../../model/diagnostic.ts";
import { formatPath } from "../../model/json.ts";
import { keyAt, valueAt } from "../rule.ts";
import { groupTenants } from "./tenant-groups.ts";

/** One contradiction, at the place that causes it, with everybody who suffers from it. */
export interface Cause<T> {
  readonly place: Place;
  readonly fact: T;
  /** Those in which it shows; the first one is where `fact` was found. */
  readonly groups: TenantGroup[];
  /** Sorted by id; empty when it shows only in a tier that nobody uses. */
  readonly tenants: Entity<TenantFile>[];
}

/** Asks every group, and joins equal facts that have one place in common: one mistake, one finding. */
export function collectByPlace<T>(
  project: Project,
  find: (project: Project, group: TenantGroup) => readonly T[],
  nameOf: (fact: T) => string,
  placeOf: (fact: T, group: TenantGroup, tenant: Entity<TenantFile>) => Place,
): Cause<T>[] {
  const causes = new Map<string, Cause<T>>();
  for (const group of groupTenants(project))
    for (const fact of find(project, group))
      for (const tenant of group.tenants.length > 0 ? group.tenants : [group.sample]) {
        const place = placeOf(fact, group, tenant);
        const key = `${nameOf(fact)} ${place.document.file} ${formatPath(place.path)}`;
        const cause = causes.get(key) ?? { place, fact, groups: [], tenants: [] };
        causes.set(key, cause);
        if (cause.groups.at(-1) !== group) cause.groups.push(group);
        if (group.tenants.length > 0) cause.tenants.push(tenant);
      }
  for (const { tenants } of causes.values()) tenants.sort((a, b) => compareText(a.id, b.id));
  return [...causes.values()];
}

/** Where a feature or flag that is on in a group was switched on for one of its tenants. */
export function switchedOnAt(project: Project, group: TenantGroup, id: string, tenant: Entity<TenantFile>): Place {
  const feature = group.features.get(id);
  if (feature?.source === "tenant") return keyAt(tenant, "features", id);
  if (feature !== undefined) return valueAt(group.tier, ...feature.path);
  const flag = project.flags.get(id);
  const entry = group.flags.get(id);
  if (flag === undefined || entry === undefined) throw new Error(`${id} is off in this group`);
  return valueAt(flag, "rollout", entry);
}
