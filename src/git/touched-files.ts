import { resolveCommit } from "./resolve-commit.ts";
import { runGit } from "./run-git.ts";

/**
 * Paths below the project's root, as the loader names them, that differ between the working tree and the commit where
 * it left `base`: what a pull request touches. Files that git does not know yet count, ignored ones do not.
 */
export async function touchedFiles(root: string, base: string): Promise<Set<string>> {
  const commit = await resolveCommit(root, base);
  const fork = await runGit(root, ["merge-base", commit, "HEAD"]);
  // Without a common ancestor, or in a shallow clone that lacks it, everything since the base itself counts.
  const since = fork.code === 0 ? (fork.stdout.split("\n")[0] ?? commit) : commit;
  const diff = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--relative"];
  const changed = await runGit(root, [...diff, since, "--", "."]);
  const unknown = await runGit(root, ["ls-files", "--others", "--exclude-standard", "-z", "--", "."]);
  return new Set([...changed.stdout.split("\0"), ...unknown.stdout.split("\0")].filter((path) => path !== ""));
}
