import type { Project } from "../../model/project.ts";
import type { Requiring } from "./requirements.ts";
import type { TenantGroup } from "./tenant-groups.ts";
import { requirementsOf } from "./requirements.ts";

/** Something is on in a group while what it requires is off. */
export interface Unmet {
  readonly dependent: { readonly id: string; readonly kind: "feature" | "flag" };
  readonly required: string;
  /** All that is off among what is required, directly or not; `required` first. */
  readonly lacking: readonly string[];
  /** From the dependent through `required` as far as things are off. */
  readonly chain: readonly string[];
}

/**
 * Only direct requirements of what is on: what a requirement itself requires is asked for when it is on, and is part of
 * `lacking` when it is off. A requirement that has no usable file has a diagnostic of its own.
 */
export function findUnmet(project: Project, group: TenantGroup): Unmet[] {
  return [...unmetPairs(project, group)].map(({ dependent, required }) =>
    describe(project, group, dependent, required),
  );
}

/** The same without what is told about them: enough to compare two situations. */
export function* unmetPairs(
  project: Project,
  group: TenantGroup,
): Generator<Pick<Unmet, "dependent" | "required">, void, undefined> {
  const { features, flags } = judgeable(project);
  for (const id of group.features.keys())
    for (const required of features.get(id) ?? [])
      if (!group.features.has(required)) yield { dependent: { id, kind: "feature" }, required };
  for (const id of group.flags.keys())
    for (const required of flags.get(id) ?? [])
      if (!isOn(group, required)) yield { dependent: { id, kind: "flag" }, required };
}

export function isOn(group: TenantGroup, id: string): boolean {
  return group.features.has(id) || group.flags.has(id);
}

/** What features and flags require, by their ids, as far as it can be told whether that is on. */
interface Judgeable {
  readonly features: ReadonlyMap<string, readonly string[]>;
  readonly flags: ReadonlyMap<string, readonly string[]>;
}

/** Whether a feature is on is said by tiers and tenants; whether a flag is, only by its own file. */
function judgeable(project: Project): Judgeable {
  const isFeature = (id: string) => project.ids.feature.has(id);
  const found = known.get(project) ?? {
    features: requirements(project.features, isFeature),
    flags: requirements(project.flags, (id) => isFeature(id) || project.flags.has(id)),
  };
  known.set(project, found);
  return found;
}

/** Each group asks for them, and each edit that might mend one. */
const known = new WeakMap<Project, Judgeable>();

function requirements(entities: ReadonlyMap<string, Requiring>, isKnown: (id: string) => boolean) {
  return new Map([...entities].map(([id, { data }]) => [id, (data.requires ?? []).filter(isKnown)]));
}

function describe(project: Project, group: TenantGroup, dependent: Unmet["dependent"], required: string): Unmet {
  const lacking = new Set([required]);
  const chain = [dependent.id, required];
  for (const id of lacking) {
    const next = requirementsOf(project, id).filter((other) => !isOn(group, other) && !lacking.has(other));
    if (id === chain.at(-1) && next[0] !== undefined) chain.push(next[0]);
    for (const other of next) lacking.add(other); // the loop reaches what is added to the set it walks
  }
  return { dependent, required, lacking: [...lacking], chain };
}
