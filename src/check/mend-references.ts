import type { EntityKind } from "../model/document.ts";
import type { JsonValue } from "../model/json.ts";
import type { Entity, Project } from "../model/project.ts";
import type { Reference } from "./list-references.ts";
import type { RuleContext } from "./rule.ts";
import { compareText } from "../model/diagnostic.ts";
import * as references from "./list-references.ts";
import { renameAt } from "./rename-at.ts";
import { findUnknownIds, findUnknownLimits, knownIds, nameMeant } from "./report-unknown.ts";

/** Of more names than these that lead nowhere, spelling is not the mistake, and the search would take long. */
const MOST = 1000;

/**
 * The project as it is meant: each reference that leads nowhere names what the finding about it suggests. Places stay
 * those of the files, a renamed key excepted. undefined when nothing is suggested.
 */
export function mendReferences(context: Pick<RuleContext, "project" | "base">): Project | undefined {
  const { project } = context;
  const lists = listUnknown(context);
  if (lists.reduce((sum, { unknown }) => sum + unknown.length, 0) > MOST) return undefined;
  const mended = new Map<string, JsonValue>();
  for (const { unknown, known } of lists) {
    const sorted = [...known].sort(compareText);
    for (const { id, place } of unknown) {
      const meant = nameMeant(project, id, sorted);
      const { file, data } = place.document;
      if (meant !== undefined) mended.set(file, renameAt(mended.get(file) ?? data, place, meant));
    }
  }
  if (mended.size === 0) return undefined;
  const withMended = <T>(entities: ReadonlyMap<string, Entity<T>>) =>
    new Map([...entities].map(([id, entity]) => [id, replaceData(entity, mended)] as const));
  const { tiers, features, flags, tenants } = project;
  return {
    ...project,
    tiers: withMended(tiers),
    features: withMended(features),
    flags: withMended(flags),
    tenants: withMended(tenants),
  };
}

function listUnknown(context: Pick<RuleContext, "project" | "base">) {
  const { project } = context;
  const named = (list: (project: Project) => Iterable<Reference>, ...kinds: EntityKind[]) => ({
    unknown: findUnknownIds(context, kinds, list(project)),
    known: knownIds(project, kinds),
  });
  return [
    named(references.listTierReferences, "tier"),
    named(references.listTenantReferences, "tenant"),
    named(references.listFeatureReferences, "feature"),
    named(references.listFlagReferences, "feature", "flag"),
    findUnknownLimits(project),
  ];
}

function replaceData<T>(entity: Entity<T>, mended: ReadonlyMap<string, JsonValue>): Entity<T> {
  const data = mended.get(entity.document.file);
  return data === undefined ? entity : { ...entity, data: data as unknown as T }; // a name for a name: its shape is the same
}
