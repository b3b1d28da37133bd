import { spawn } from "node:child_process";
import { StringDecoder } from "node:string_decoder";
import { gitEnvironment } from "./environment.ts";

/**
 * Runs git in a folder and hands over its output piece by piece: a log may be longer than a text can be. Nothing is
 * fetched that a partial clone lacks: reading what was must not wait for a network. The code is negative when git could
 * not be started.
 */
export function streamGit(
  root: string,
  args: readonly string[],
  onText: (text: string) => void,
): Promise<{ readonly code: number; readonly stderr: string }> {
  const child = spawn("git", ["--no-replace-objects", "--no-optional-locks", "-c", "core.fsmonitor=false", ...args], {
    cwd: root,
    env: { ...gitEnvironment(), GIT_NO_LAZY_FETCH: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const decoder = new StringDecoder("utf8"); // a character may lie across two pieces
  let stderr = "";
  child.stdout.on("data", (bytes: Buffer) => {
    onText(decoder.write(bytes));
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => {
    child.on("error", () => {
      resolve({ code: -1, stderr });
    });
    child.on("close", (code) => {
      resolve({ code: code ?? -1, stderr });
    });
  });
}
