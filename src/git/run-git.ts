import { simpleGit } from "simple-git";
import { OperationalError } from "../model/operational-error.ts";
import { gitEnvironment } from "./environment.ts";

export interface GitAnswer {
  /** Negative when git could not be started. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs git in a folder and hands back its answer, whatever its exit code. Replaced objects and a file monitor that the
 * repository configures are left aside. Throws OperationalError when git refuses the folder because of its owner.
 */
export async function runGit(root: string, args: readonly string[]): Promise<GitAnswer> {
  let code = 0;
  let stderr = "";
  const git = open(root, (exitCode, text) => {
    code = exitCode;
    stderr = text;
  });
  if (git === undefined) return { code: 128, stdout: "", stderr: "not a git repository: no such folder" };
  const stdout = await git.raw(["--no-replace-objects", "--no-optional-locks", ...args]);
  if (stderr.includes("dubious ownership")) throw foreignRepository(root);
  return { code, stdout, stderr };
}

/** False when there is no git or no repository, rather than something that the repository lacks. */
export function hasRepository({ code, stderr }: GitAnswer): boolean {
  return code >= 0 && !(code !== 0 && stderr.includes("not a git repository"));
}

/** Throws OperationalError when there is no git or no repository. */
export function requireRepository(answer: GitAnswer, root: string): void {
  if (answer.code < 0)
    throw new OperationalError("unavailable", "Git could not be started.", "Install git, or see that it is in PATH.");
  if (!hasRepository(answer))
    throw new OperationalError(
      "usage",
      `${root} is not in a Git repository.`,
      "Run the command in a clone, or leave out what asks for a commit.",
    );
}

function open(root: string, onEnd: (code: number, stderr: string) => void) {
  try {
    return simpleGit({
      baseDir: root,
      config: ["core.fsmonitor=false"],
      unsafe: { allowUnsafeFsMonitor: true }, // without it simple-git refuses to set it, even to false
      errors(_error, { exitCode, stdErr }) {
        onEnd(exitCode, Buffer.concat(stdErr).toString("utf8"));
        return undefined; // callers judge exit codes; simple-git takes 1 without a message for success
      },
    }).env(gitEnvironment());
  } catch {
    return undefined; // simple-git throws for a folder that does not exist
  }
}

function foreignRepository(root: string): OperationalError {
  return new OperationalError(
    "usage",
    "Git does not read this repository, because its folder belongs to another user.",
    `Run: git config --global --add safe.directory ${root}`,
  );
}
