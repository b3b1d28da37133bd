/** A flag's key in source code. */
export interface CodeReference {
  /** Relative to the root of the scanned source, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** As it is written there: `new_chunking`, `newChunking`, `NEW_CHUNKING`. */
  readonly text: string;
}

/** What a scan of source code found. */
export interface CodeReferences {
  /** By flag id; a flag that no file names has an empty list. */
  readonly flags: ReadonlyMap<string, readonly CodeReference[]>;
  /** Keys that are asked for like flags but are none: of flags that were removed, or misspelt. */
  readonly dangling: readonly CodeReference[];
  readonly filesScanned: number;
}
