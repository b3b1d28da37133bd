import type { JsonValue } from "../model/json.ts";
import type { ChangedBy } from "../model/plan.ts";
import { compareText } from "../model/diagnostic.ts";
import { sameJson } from "../model/json.ts";

export type Leaves = ReadonlyMap<string, JsonValue>;

/** A leaf that is not the same on both sides; a side without it has no value. */
export interface LeafChange {
  readonly path: string;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

/** What differs, sorted by path. */
export function diffLeaves(before: Leaves, after: Leaves): LeafChange[] {
  const changes: LeafChange[] = [];
  for (const [path, value] of after) {
    const old = before.get(path);
    if (!sameJson(old, value)) changes.push(toChange(path, old, value));
  }
  for (const [path, value] of before) if (!after.has(path)) changes.push(toChange(path, value, undefined));
  return changes.sort((a, b) => compareText(a.path, b.path));
}

export function toChange(path: string, before: JsonValue | undefined, after: JsonValue | undefined): LeafChange {
  return { path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

/**
 * The three-way verdict: what sync last read from Git, against what Git wants now and against what is there. When
 * neither has moved, a hand has undone what a hold wants.
 */
export function whoChanged(path: string, applied: Leaves | undefined, live: Leaves, desired: Leaves): ChangedBy {
  if (applied === undefined) return "new";
  const before = applied.get(path);
  const byGit = !sameJson(before, desired.get(path));
  const byHand = !sameJson(before, live.get(path));
  return byGit && byHand ? "both" : byGit ? "git" : "live";
}
