import { OperationalError } from "../model/operational-error.ts";
import { requireRepository, runGit } from "./run-git.ts";

/** The commit that a name stands for; undefined when this clone has none. Throws OperationalError without a clone. */
export async function findCommit(root: string, ref: string): Promise<string | undefined> {
  if (!isRefText(ref)) return undefined;
  const answer = await runGit(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  requireRepository(answer, root);
  return answer.code === 0 ? answer.stdout.trim() : undefined;
}

/** Like findCommit, but a name without a commit is the user's mistake. */
export async function resolveCommit(root: string, ref: string): Promise<string> {
  const commit = await findCommit(root, ref);
  if (commit !== undefined) return commit;
  throw new OperationalError(
    "usage",
    `There is no commit ${JSON.stringify(ref)} in this clone.`,
    "Name a branch, tag or commit that was fetched; a shallow clone lacks most: git fetch --unshallow.",
  );
}

/** A name must not be read as an option, and is printed. */
function isRefText(ref: string): boolean {
  return /^[^\s\p{Cc}-][^\p{Cc}]*$/u.test(ref);
}
