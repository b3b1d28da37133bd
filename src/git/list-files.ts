import { OperationalError } from "../model/operational-error.ts";
import { hasRepository, runGit } from "./run-git.ts";

/**
 * The files below a folder that git knows, or would add: what .gitignore, .git/info/exclude and the user's own excludes
 * leave out is not among them. Paths are relative to the folder, with forward slashes; some may be deleted, links or
 * submodules. undefined outside of a repository, and without git.
 *
 * @throws OperationalError when git refuses the repository because of its owner, or cannot read it.
 */
export async function listFiles(folder: string): Promise<readonly string[] | undefined> {
  const answer = await runGit(folder, ["ls-files", "--cached", "--others", "--exclude-standard", "-z"]);
  if (answer.code < 0 || !hasRepository(answer)) return undefined;
  if (answer.code !== 0)
    throw new OperationalError(
      "unavailable",
      `Git could not list the files of ${folder}: ${answer.stderr.trim()}`,
      "Mend the repository, or scan a copy that is none.",
    );
  // Of a file in conflict there are three.
  return [...new Set(answer.stdout.split("\0"))].filter((path) => path !== "");
}
