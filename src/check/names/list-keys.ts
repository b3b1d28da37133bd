import type { Entity, Project } from "../../model/project.ts";
import type { Place } from "../rule.ts";
import { compareText } from "../../model/diagnostic.ts";
import { quoteText } from "../../model/quote.ts";
import { joinWords } from "../wording.ts";
import { valueAt } from "../rule.ts";

/** A feature or a flag, as far as its name goes: `requires` and `conflicts` of a flag take either. */
export interface Key {
  readonly id: string;
  readonly kind: "feature" | "flag";
  /** Where the id stands in its file. */
  readonly place: Place;
}

/** The flags, those that were created first before the others: of two that clash, the later one came in wrongly. */
export function listFlagKeys({ flags }: Project): Key[] {
  return [...flags.values()]
    .sort((a, b) => compareText(a.data.created, b.data.created) || compareText(a.id, b.id))
    .map((flag) => keyOf("flag", flag));
}

/** Features, then flags. */
export function listKeys(project: Project): Key[] {
  return [...[...project.features.values()].map((feature) => keyOf("feature", feature)), ...listFlagKeys(project)];
}

function keyOf(kind: Key["kind"], entity: Entity<unknown>): Key {
  return { id: entity.id, kind, place: valueAt(entity, kind) };
}

/** Those that one has in common, in the order of the list. */
export function groupKeys(keys: readonly Key[], by: (key: Key) => string): Map<string, Key[]> {
  const groups = new Map<string, Key[]>();
  for (const key of keys) {
    const group = groups.get(by(key));
    if (group === undefined) groups.set(by(key), [key]);
    else group.push(key);
  }
  return groups;
}

/** `the feature "search"`, or some of them. */
export function describeKeys(keys: readonly Key[]): string {
  return joinWords(keys.map(({ kind, id }) => `the ${kind} ${quoteText(id)}`));
}
