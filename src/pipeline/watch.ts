import { chooseFolders } from "../load/folders.ts";
import { FileWatch } from "../load/watch-files.ts";
import type { CheckedTree, CheckInput, CheckSession } from "./check.ts";
import { checkTree } from "./check.ts";
import { openCheckCache } from "./check-cache.ts";

export interface WatchedCheck {
  readonly checked: CheckedTree;
  /** From the first notice of the change to the result. */
  readonly ms: number;
}

/**
 * Checks the working tree, then again after every change, until `signal` is aborted. What is known of unchanged files
 * stays in memory, and Git is asked again only when it has moved or files have come or gone.
 */
export async function* watchTree(input: CheckInput, signal: AbortSignal): AsyncGenerator<WatchedCheck> {
  const session: CheckSession = { cache: openCheckCache(input.cachePlace, input.root) };
  let [watch, folders, files]: [FileWatch | undefined, string, string] = [undefined, "", ""];
  try {
    for (let started = performance.now(); !signal.aborted;) {
      let checked = await checkTree({ ...input, session });
      const found = filesOf(checked);
      if (files !== "" && files !== found) {
        session.history = undefined;
        checked = await checkTree({ ...input, session });
      }
      files = found;
      // Before the result is shown: who sees it may change a file at once.
      const wanted = foldersOf(checked);
      if (watch === undefined || wanted.join() !== folders) {
        watch?.close();
        watch = new FileWatch(input.root, ["tenantry.yaml", "tenantry.yml"], wanted);
        folders = wanted.join();
      }
      yield { checked, ms: performance.now() - started };
      const changed = await watch.next(signal);
      started = performance.now();
      if ([...changed].some((path) => path.startsWith(".git"))) session.history = undefined;
    }
  } finally {
    watch?.close();
  }
}

function filesOf({ tree }: CheckedTree): string {
  return tree.loaded.documents.map(({ file }) => file).join("\n");
}

/** Git's log moves with every commit, checkout and merge. */
function foldersOf({ tree }: CheckedTree): string[] {
  const paths = chooseFolders(tree.loaded.config).map(({ path }) => path);
  return [...paths.filter((path) => path !== "."), "schema", ".git/logs"];
}
