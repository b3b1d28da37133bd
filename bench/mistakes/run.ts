import { spawnSync } from "node:child_process";

/** A tool's whole output, whatever it exits with. Nobody waits longer than ten minutes for it. */
export function run(program: string, args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: "utf8",
    timeout: 600_000,
    maxBuffer: 256 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}
