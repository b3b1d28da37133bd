import { hasRepository, runGit } from "./run-git.ts";
import { findCommit } from "./resolve-commit.ts";

/**
 * Whether `descendant` carries on from `ancestor` (a commit is its own). `unknown` when this clone cannot tell: there is
 * none, it lacks one of the commits, or it is shallow and the way between them may lie in what it lacks.
 */
export async function isAncestor(root: string, ancestor: string, descendant: string): Promise<boolean | "unknown"> {
  const shallow = await runGit(root, ["rev-parse", "--is-shallow-repository"]);
  if (!hasRepository(shallow)) return "unknown";
  const older = await findCommit(root, ancestor);
  const newer = await findCommit(root, descendant);
  if (older === undefined || newer === undefined) return "unknown";
  const { code } = await runGit(root, ["merge-base", "--is-ancestor", older, newer]);
  if (code === 0) return true;
  return code === 1 && shallow.stdout.trim() === "false" ? false : "unknown";
}
