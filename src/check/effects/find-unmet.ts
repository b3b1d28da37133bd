import type { Project } from "../../model/project.ts";
import type { TenantGroup } from "./tenant-groups.ts";

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
  for (const id of group.features.keys())
    for (const required of project.features.get(id)?.data.requires ?? [])
      if (project.ids.feature.has(required) && !group.features.has(required))
        yield { dependent: { id, kind: "feature" }, required };
  for (const id of group.flags.keys())
    for (const required of project.flags.get(id)?.data.requires ?? [])
      if (isJudgeable(project, required) && !isOn(group, required)) yield { dependent: { id, kind: "flag" }, required };
}

export function isOn(group: TenantGroup, id: string): boolean {
  return group.features.has(id) || group.flags.has(id);
}

/** Whether a feature is on is said by tiers and tenants; whether a flag is, only by its own file. */
function isJudgeable(project: Project, id: string): boolean {
  return project.ids.feature.has(id) || project.flags.has(id);
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

function requirementsOf(project: Project, id: string): readonly string[] {
  return project.features.get(id)?.data.requires ?? project.flags.get(id)?.data.requires ?? [];
}
