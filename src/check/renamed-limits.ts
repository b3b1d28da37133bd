import type { Project } from "../model/project.ts";

/** By the name in the vocabulary that no tier knows, the one name that every tier sets in its place. */
export function findRenamedLimits({ config, tiers }: Project): ReadonlyMap<string, string> {
  const sets = [...tiers.values()].map(({ data }) => new Set(Object.keys(data.limits)));
  const [first, ...others] = sets;
  const vocabulary = Object.keys(config.data.limits);
  const unset = vocabulary.filter((id) => !sets.some((set) => set.has(id)));
  const stale = [...(first ?? [])].filter((id) => !vocabulary.includes(id) && others.every((set) => set.has(id)));
  const [renamed, ...more] = unset;
  const [before, ...rest] = stale;
  // Of several nobody can tell which is which; of one tier, it may be the tier that is wrong.
  if (renamed === undefined || before === undefined || more.length > 0 || rest.length > 0 || sets.length < 2)
    return new Map();
  return new Map([[renamed, before]]);
}
