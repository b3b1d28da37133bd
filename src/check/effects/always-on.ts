import type { Project } from "../../model/project.ts";
import type { TenantGroup } from "./tenant-groups.ts";

/** The flags that are on for every tenant of these groups, at 100 percent. */
export function alwaysOn(project: Project, groups: readonly TenantGroup[]): string[] {
  const isWhole = (id: string, entry: number | undefined) =>
    entry !== undefined && project.flags.get(id)?.data.rollout?.[entry]?.percent === 100;
  return [...project.flags.keys()].filter(
    (id) => groups.length > 0 && groups.every((group) => isWhole(id, group.flags.get(id))),
  );
}
