import type { EntityKind } from "../model/document.ts";
import type { Project } from "../model/project.ts";
import type { Reference } from "./list-references.ts";
import type { RuleContext } from "./rule.ts";
import { listLimitReferences } from "./list-references.ts";
import { compareText } from "../model/diagnostic.ts";
import { suggest } from "./schema/suggest.ts";
import { quoteText } from "../model/quote.ts";
import { listNames } from "./wording.ts";

/**
 * The references to files that do not exist. One that existed in the base project and can be missed only since then is
 * left to references/deleted-but-used.
 */
export function findUnknownIds(
  { project, base }: Pick<RuleContext, "project" | "base">,
  kinds: readonly EntityKind[],
  found: Iterable<Reference>,
): Reference[] {
  const { ids, incomplete } = project;
  if (kinds.some((kind) => incomplete.has(kind))) return []; // that is the mistake, and is reported
  const deleted = (id: string) => kinds.some((kind) => kind !== "tenant" && base?.ids[kind].has(id));
  const unknown: Reference[] = [];
  for (const reference of found)
    if (!kinds.some((kind) => ids[kind].has(reference.id)) && !deleted(reference.id)) unknown.push(reference);
  return unknown;
}

/** Reports every reference to a file that does not exist. */
export function reportUnknownIds(context: RuleContext, kinds: readonly EntityKind[], found: Iterable<Reference>): void {
  const unknown = findUnknownIds(context, kinds, found);
  if (unknown.length === 0) return;
  const known = knownIds(context.project, kinds);
  // Where there is nothing to refer to, that is the mistake: one finding tells it.
  const reported = known.size === 0 ? unknown.slice(0, 1) : unknown;
  reportUnknown(context, kinds.join(" or "), known, reported, (id) => kindOf(context.project, id));
}

export function knownIds({ ids }: Project, kinds: readonly EntityKind[]): ReadonlySet<string> {
  return new Set(kinds.flatMap((kind) => [...ids[kind]]));
}

export function findUnknownLimits(project: Project): { known: ReadonlySet<string>; unknown: Reference[] } {
  const known = new Set(Object.keys(project.config.data.limits));
  return { known, unknown: [...listLimitReferences(project)].filter(({ id }) => !known.has(id)) };
}

/** The candidate that a name was meant to be; undefined where none is near, or where it is another kind's. */
export function nameMeant(project: Project, id: string, known: readonly string[]): string | undefined {
  return kindOf(project, id) === undefined ? suggest(id, known) : undefined;
}

function kindOf({ ids }: Project, id: string): EntityKind | undefined {
  return entityKinds.find((kind) => ids[kind].has(id));
}

/** Reports references that are known to lead nowhere, each with the name that was most likely meant. */
export function reportUnknown(
  { report }: RuleContext,
  noun: string,
  known: ReadonlySet<string>,
  unknown: readonly Reference[],
  otherKindOf: (id: string) => EntityKind | undefined = () => undefined,
): void {
  const sorted = [...known].sort(compareText);
  for (const { id, place } of unknown)
    report(place, `No ${noun} is called ${quoteText(id)}.`, { hint: () => hintFor(id, noun, sorted, otherKindOf(id)) });
}

const entityKinds: readonly EntityKind[] = ["tier", "feature", "flag", "tenant"];

function hintFor(id: string, noun: string, known: readonly string[], otherKind: EntityKind | undefined): string {
  if (noun === "tenant" && otherKind === "tier") return `${quoteText(id)} is a tier: name it under \`tiers\`.`;
  if (noun === "tier" && otherKind === "tenant") return `${quoteText(id)} is a tenant: name it under \`tenants\`.`;
  if (otherKind !== undefined) return `${quoteText(id)} is a ${otherKind}; here only a ${noun} can stand.`;
  const meant = suggest(id, known);
  if (meant !== undefined) return `Did you mean ${quoteText(meant)}?`;
  if (noun === "rule") return "`tenantry rules` lists all of them.";
  return known.length === 0 ? `There is no ${noun} yet.` : `There are ${listNames(known, 8)}.`;
}
