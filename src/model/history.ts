import type { DateText } from "./clock.ts";
import type { Document, EntityKind } from "./document.ts";
import type { JsonObject } from "./json.ts";

/** What one commit did to a file. */
export interface FileVersion {
  readonly commit: string;
  /** The day of the commit, in UTC. */
  readonly date: DateText;
  /** In a clone that lacks older commits, what its oldest one holds counts as changed: nobody knows when it was added. */
  readonly change: "added" | "changed" | "deleted";
  /**
   * What the file said from then on; undefined when it was deleted or cannot be read. Known of flags that are there
   * today, and of tenants only for the last version before their file went.
   */
  readonly data: JsonObject | undefined;
  /** The same with its positions: for findings about a file that is gone. */
  readonly document?: Document | undefined;
}

/** What Git remembers of the catalog's files, up to HEAD: what is not committed is no part of it. */
export interface History {
  /** The clone lacks older commits: what cannot be found may lie there. */
  readonly shallow: boolean;
  /** Git refuses the repository because its folder belongs to another user: nothing is known. */
  readonly foreign?: boolean;
  /** There is a repository that git cannot read, or no git: nothing is known. */
  readonly broken?: boolean;
  /** Newest first; empty for a file that was never committed. A file that was moved counts as the same one. */
  versions(kind: EntityKind, id: string): readonly FileVersion[];
  /** Ids that a file of this kind ever had, sorted. */
  ids(kind: EntityKind): readonly string[];
}
