import { runGit } from "./run-git.ts";

/** What brought a file to where it is. */
export interface FileCommit {
  /** On the way of first parents: a merge, a squashed pull request or a direct commit. */
  readonly commit: string;
  /** Its whole message. */
  readonly message: string;
  /** `Name <email>` of the newest commit that changed the file itself: of a merge, not who merged. */
  readonly author: string;
}

/**
 * For each path below the project's root that changed between two commits, the last commit that changed it. Empty when
 * git knows no such way.
 */
export async function listFileCommits(root: string, since: string, until: string): Promise<Map<string, FileCommit>> {
  const range = `${since}..${until}`;
  const [landed, written] = await Promise.all([
    readLog(root, ["--first-parent", "-m", range]),
    readLog(root, ["--no-merges", range]),
  ]);
  const authors = new Map<string, string>();
  for (const { author, paths } of written) for (const path of paths) if (!authors.has(path)) authors.set(path, author);
  const found = new Map<string, FileCommit>();
  for (const { commit, message, author, paths } of landed)
    for (const path of paths)
      if (!found.has(path)) found.set(path, { commit, message, author: authors.get(path) ?? author });
  return found;
}

interface LogEntry {
  readonly commit: string;
  readonly author: string;
  readonly message: string;
  readonly paths: readonly string[];
}

/** Newest first. A commit begins with a byte that no path and no message holds. */
async function readLog(root: string, range: readonly string[]): Promise<LogEntry[]> {
  const { code, stdout } = await runGit(root, [
    ...["log", "--name-only", "-z", "--relative", "--no-renames", "--no-show-signature", "--no-notes"],
    ...["--encoding=UTF-8", "--format=tformat:%x01%H%x00%an <%ae>%x00%B", ...range, "--", "."],
  ]);
  if (code !== 0) return [];
  return stdout
    .split("\u0001")
    .slice(1)
    .map((text) => {
      const [commit = "", author = "", message = "", ...paths] = text.split("\0");
      // Git puts a line end between a message and its paths.
      return {
        commit,
        author,
        message: message.trim(),
        paths: paths.map((path) => path.replace(/^\n+/, "")).filter((path) => path !== ""),
      };
    });
}
