import type { JsonValue } from "./json.ts";

/**
 * What the same program found out in an earlier run, by a digest of everything that it depends on. It may forget: who
 * finds nothing works it out again, with the same result.
 */
export interface Memory {
  get(key: string): JsonValue | undefined;
  set(key: string, value: JsonValue): void;
}

/** Where results are kept between runs. */
export interface MemoryPlace {
  /** A folder of the user's own, outside of the repository: what is committed must not vouch for itself. */
  readonly folder: string;
  /** Says which program it was, to the byte: another version may see things differently. */
  readonly tool: string;
  /** The user's number: files of anybody else are not believed. undefined where users have none. */
  readonly owner?: number | undefined;
}
