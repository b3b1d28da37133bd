import type { Project } from "../../model/project.ts";
import type { TenantGroup } from "./tenant-groups.ts";

/** Two things that are or can be on in a group although one of them excludes the other. */
export interface Conflict {
  /** The one that was switched on most specifically: by a rollout, else by a tenant's file, else by the tier. */
  readonly id: string;
  readonly kind: "feature" | "flag";
  readonly other: string;
}

export function findConflicts(project: Project, group: TenantGroup): Conflict[] {
  const found = new Map<string, Conflict>();
  const add = (declaring: string, excluded: string) => {
    const specific = specificity(group, excluded) > specificity(group, declaring);
    const [id, other] = specific ? [excluded, declaring] : [declaring, excluded];
    const pair = [id, other].sort().join(" ");
    if (!found.has(pair)) found.set(pair, { id, kind: group.features.has(id) ? "feature" : "flag", other });
  };
  for (const id of group.features.keys())
    for (const other of project.features.get(id)?.data.conflicts ?? [])
      if (other !== id && group.features.has(other)) add(id, other);
  for (const id of group.flags.keys())
    for (const other of project.flags.get(id)?.data.conflicts ?? [])
      if (other !== id && (group.features.has(other) || group.flags.has(other))) add(id, other);
  return [...found.values()];
}

function specificity(group: TenantGroup, id: string): number {
  const feature = group.features.get(id);
  if (feature === undefined) return 2;
  return feature.source === "tenant" ? 1 : 0;
}
