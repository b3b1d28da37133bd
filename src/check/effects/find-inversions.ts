import type { FlagFile, RolloutRule } from "../../model/generated/flag.ts";
import type { Entity, Project } from "../../model/project.ts";
import type { TenantGroup } from "./tenant-groups.ts";

/** In a group, the entry of a flag and the one of a flag that it requires, where the first lets in more than the second. */
export interface Inversion {
  readonly flag: Entity<FlagFile>;
  readonly entry: number;
  readonly own: RolloutRule;
  readonly required: Entity<FlagFile>;
  readonly theirEntry: number;
  readonly theirs: RolloutRule;
}

/** Where one of the two is off for a whole group, dependencies/unmet-requirement has told it. */
export function findInversions(project: Project, group: TenantGroup): Inversion[] {
  return [...group.flags].flatMap(([id, entry]) => {
    const flag = project.flags.get(id);
    const own = flag?.data.rollout?.[entry];
    if (flag === undefined || own === undefined) return [];
    return (flag.data.requires ?? []).flatMap((name) => {
      const required = project.features.has(name) || name === id ? undefined : project.flags.get(name);
      const theirEntry = group.flags.get(name) ?? -1;
      const theirs = required?.data.rollout?.[theirEntry];
      if (required === undefined || theirs === undefined || isWithin(own, theirs)) return [];
      return [{ flag, entry, own, required, theirEntry, theirs }];
    });
  });
}

function isWithin(own: RolloutRule, theirs: RolloutRule): boolean {
  return theirs.percent === 100 || (own.percent <= theirs.percent && keyOf(own) === keyOf(theirs));
}

/** What is counted, with the default of the schema. */
export function keyOf({ by = "tenant" }: RolloutRule): string {
  return by;
}
