/**
 * The pull request that a commit message names: `Title (#123)` of a squash merge, `Merge pull request #123 from …` of a
 * merge commit. null when it names none, or when the remote is not a repository on github.com.
 */
export function resolvePullRequestUrl(message: string | null, remote: string | null): string | null {
  const [title = ""] = (message ?? "").split("\n");
  const number = /^Merge pull request #(\d{1,9}) from /.exec(title)?.[1] ?? /\(#(\d{1,9})\)\s*$/.exec(title)?.[1];
  const repository = /^(?:https:\/\/|ssh:\/\/git@|git@)github\.com[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(
    remote ?? "",
  )?.[1];
  if (number === undefined || repository === undefined || repository.split("/").some(isDots)) return null;
  return `https://github.com/${repository}/pull/${number}`;
}

function isDots(name: string): boolean {
  return /^\.+$/.test(name);
}
