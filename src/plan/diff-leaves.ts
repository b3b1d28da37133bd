import type { JsonValue } from "../model/json.ts";
import type { ChangedBy } from "../model/plan.ts";
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
  const paths: string[] = [];
  for (const [path, value] of after) if (!sameJson(before.get(path), value)) paths.push(path);
  for (const path of before.keys()) if (!after.has(path)) paths.push(path);
  return paths.sort().map((path) => toChange(path, before.get(path), after.get(path)));
}

/** Without spreading: a first sync makes hundreds of thousands of them. */
export function toChange(path: string, before: JsonValue | undefined, after: JsonValue | undefined): LeafChange {
  if (before === undefined) return after === undefined ? { path } : { path, after };
  return after === undefined ? { path, before } : { path, before, after };
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
