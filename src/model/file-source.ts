export interface FileEntry {
  /** Relative to the project root, with forward slashes. */
  readonly path: string;
  readonly kind: "file" | "symlink" | "other";
}

/** Where the catalog's files come from: the working tree or a Git commit. Synchronous: ten thousand small reads are. */
export interface FileSource {
  /** For messages: `working tree`, `commit 1a2b3c4`. */
  readonly label: string;
  /** Every entry below a folder, sub-folders included, sorted by path; undefined when there is no such folder. */
  list(folder: string): readonly FileEntry[] | undefined;
  /** The bytes of a file; undefined when there is none. */
  read(path: string): Uint8Array | undefined;
}
