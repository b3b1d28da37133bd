import type { Memory } from "../model/memory.ts";
import type { LoadedProject } from "../model/project.ts";
import { openWorkingTree } from "../load/disk-source.ts";
import { overlaySource } from "../load/overlay-source.ts";
import { loadProject } from "../load/load-project.ts";

/** A catalog's files, and where they come from. */
export interface LoadedTree {
  readonly loaded: LoadedProject;
  /** For messages: `working tree`, `commit 1a2b3c4`. */
  readonly label: string;
  /** null for a working tree. */
  readonly commit: string | null;
}

/** `overlay` holds texts that stand in for those of some files. */
export function loadWorkingTree(root: string, memory?: Memory, overlay?: ReadonlyMap<string, string>): LoadedTree {
  const source = overlaySource(openWorkingTree(root), overlay ?? new Map());
  return { loaded: loadProject(source, { memory }), label: source.label, commit: null };
}

/** The files as a commit has them. Throws OperationalError when there is no such commit. */
export async function loadCommit(root: string, ref: string, memory?: Memory): Promise<LoadedTree> {
  // A check of the working tree alone has no need for git.
  const { openCommit } = await import("../git/open-commit.ts");
  const source = await openCommit(root, ref);
  return { loaded: loadProject(source, { memory }), label: source.label, commit: source.commit };
}
