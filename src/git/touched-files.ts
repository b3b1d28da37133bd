import { runGit } from "./run-git.ts";

/**
 * Paths below the project's root, as the loader names them, that differ between the working tree and a commit. Files that
 * git does not know yet count, ignored ones do not.
 */
export async function touchedFiles(root: string, since: string): Promise<Set<string>> {
  const diff = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--relative"];
  const changed = await runGit(root, [...diff, since, "--", "."]);
  const unknown = await runGit(root, ["ls-files", "--others", "--exclude-standard", "-z", "--", "."]);
  return new Set([...changed.stdout.split("\0"), ...unknown.stdout.split("\0")].filter((path) => path !== ""));
}
