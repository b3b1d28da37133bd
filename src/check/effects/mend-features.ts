import type { Project } from "../../model/project.ts";
import type { Unmet } from "./find-unmet.ts";
import type { TenantGroup } from "./tenant-groups.ts";
import { ownValue } from "../../model/own-value.ts";
import { joinWords } from "../wording.ts";
import { findConflicts } from "./find-conflicts.ts";
import { unmetPairs } from "./find-unmet.ts";
import { groupOf } from "./tenant-groups.ts";

/** An edit of one file, the lines that it touches, and the group as it would then be. */
interface Mend {
  readonly text: string;
  readonly lines: number;
  readonly after: TenantGroup;
}

/**
 * The smallest edit of one file that gives a feature all that it requires, or takes the feature away, without breaking
 * anything else for these tenants. undefined when no single edit does.
 */
export function describeMend(
  project: Project,
  group: TenantGroup,
  unmet: Unmet,
  where: "tenant" | "tier",
): string | undefined {
  const before = known.get(group) ?? new Set(contradictions(project, group));
  known.set(group, before);
  const mends = where === "tenant" ? tenantMends(project, group, unmet) : tierMends(project, group, unmet);
  const mended = nameOf(unmet);
  const works = ({ after }: Mend) => {
    for (const name of contradictions(project, after)) if (name === mended || !before.has(name)) return false;
    return true;
  };
  return mends.sort((a, b) => a.lines - b.lines).find(works)?.text;
}

/** Of groups as they are: each finding in a group asks for them. */
const known = new WeakMap<TenantGroup, ReadonlySet<string>>();

/** One after the other: mostly the first one tells that an edit does not work. */
function* contradictions(project: Project, group: TenantGroup): Generator<string, void, undefined> {
  for (const unmet of unmetPairs(project, group)) yield nameOf(unmet);
  for (const { id, other } of findConflicts(project, group)) yield [id, other].sort().join(" against ");
}

function nameOf({ dependent, required }: Pick<Unmet, "dependent" | "required">): string {
  return `${dependent.id} ${required}`;
}

function tenantMends(project: Project, group: TenantGroup, { dependent, lacking }: Unmet): Mend[] {
  const { tier, sample } = group;
  const own = sample.data.features ?? {};
  const edit = (text: string, lines: number, changes: Readonly<Record<string, boolean>>): Mend => {
    const data = { ...sample.data, features: { ...own, ...changes } };
    return { text, lines, after: groupOf(project, tier, [{ ...sample, data }]) };
  };
  const mends: Mend[] = [];
  const offered = [...(tier.data.features ?? []), ...(tier.data.addons ?? [])];
  if (lacking.every((id) => offered.includes(id))) {
    const lines = lacking.map((id) =>
      ownValue(own, id) === false && tier.data.features?.includes(id) === true
        ? `remove \`${id}: false\``
        : `add \`${id}: true\``,
    );
    mends.push(edit(`${joinWords(lines)} in its features`, lines.length, on(lacking)));
  }
  const verb = group.features.get(dependent.id)?.source === "tenant" ? "remove" : "add";
  const line = verb === "remove" ? `${dependent.id}: true` : `${dependent.id}: false`;
  mends.push(edit(`${verb} \`${line}\` in its features`, 1, { [dependent.id]: false }));
  return mends;
}

function tierMends(project: Project, group: TenantGroup, { dependent, lacking }: Unmet): Mend[] {
  const { tier, sample, tenants } = group;
  const included = tier.data.features ?? [];
  const edit = (text: string, lines: number, features: readonly string[]): Mend => {
    const changed = { ...tier, data: { ...tier.data, features: [...features] } };
    return { text, lines, after: groupOf(project, changed, tenants.length === 0 ? [] : [sample]) };
  };
  const names = joinWords(lacking.map((id) => `\`${id}\``));
  return [
    edit(`add ${names} to the features of the tier`, lacking.length, [...included, ...lacking]),
    edit(
      `take \`${dependent.id}\` out of the features of the tier`,
      1,
      included.filter((id) => id !== dependent.id),
    ),
  ];
}

function on(ids: readonly string[]): Record<string, boolean> {
  return Object.fromEntries(ids.map((id) => [id, true]));
}
