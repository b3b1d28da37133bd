/** A flag's key in source code. */
export interface CodeReference {
  /** Relative to the root of the catalog, with forward slashes: `../app/src/chunks.ts`. */
  readonly file: string;
  /** From 1, in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** UTF-16 units from the beginning of the file, without its byte-order mark. */
  readonly offset: number;
  /** As it is written there: `new_chunking`, `newChunking`, `NEW_CHUNKING`. */
  readonly text: string;
  /** It is what an accessor is given, as in `isEnabled("new_chunking")`: the program asks for this flag. */
  readonly asked: boolean;
}

/** Files that were not read. */
export interface SkippedFiles {
  readonly binary: number;
  /** Over 1 MiB. */
  readonly large: number;
  readonly unreadable: number;
}

/** What a scan of source code found, each list sorted by file and offset. */
export interface CodeReferences {
  /** By flag id; a flag that no file names has an empty list. */
  readonly flags: ReadonlyMap<string, readonly CodeReference[]>;
  /** Keys that are asked for like flags but are none: of flags that were removed, or misspelt. */
  readonly dangling: readonly CodeReference[];
  readonly filesScanned: number;
  readonly skipped: SkippedFiles;
}
