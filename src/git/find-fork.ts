import { resolveCommit } from "./resolve-commit.ts";
import { runGit } from "./run-git.ts";

/**
 * The commit where the working tree left `base`: what came to the base since then is none of the change. Without a common
 * ancestor, or in a shallow clone that lacks it, the base itself.
 * @throws OperationalError when there is no such commit
 */
export async function findFork(root: string, base: string): Promise<string> {
  const commit = await resolveCommit(root, base);
  const fork = await runGit(root, ["merge-base", commit, "HEAD"]);
  return fork.code === 0 ? (fork.stdout.split("\n")[0] ?? commit) : commit;
}
