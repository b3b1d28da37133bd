import { runGit } from "./run-git.ts";

/** Whole messages of the commits that lead from `since` to `until`, newest first; of `until` alone without `since`. */
export async function listMessages(root: string, since: string | null, until: string): Promise<string[]> {
  const count = since === null ? ["--max-count=1"] : [];
  const { code, stdout } = await runGit(root, [
    "log",
    "--no-show-signature",
    "--encoding=UTF-8",
    "--format=%B%x00",
    ...count,
    "--end-of-options",
    since === null ? until : `${since}..${until}`,
    "--",
  ]);
  return code === 0 ? stdout.split("\0").map((message) => message.trim()) : [];
}
