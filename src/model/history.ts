import type { DateText } from "./clock.ts";
import type { EntityKind } from "./document.ts";
import type { JsonObject } from "./json.ts";

/** What one commit did to a file. */
export interface FileVersion {
  readonly commit: string;
  /** The day of the commit, in UTC. */
  readonly date: DateText;
  readonly change: "added" | "changed" | "deleted";
  /** What the file said from then on; undefined when it was deleted, could not be read, or is a tenant's. */
  readonly data: JsonObject | undefined;
}

/** What Git remembers of the catalog's files, up to HEAD: what is not committed is no part of it. */
export interface History {
  /** The clone lacks older commits: what cannot be found may lie there. */
  readonly shallow: boolean;
  /** Newest first; empty for a file that was never committed. A file that was moved counts as the same one. */
  versions(kind: EntityKind, id: string): readonly FileVersion[];
  /** Ids that a file of this kind ever had, sorted. */
  ids(kind: EntityKind): readonly string[];
}
