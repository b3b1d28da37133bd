import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { bundle } from "../../scripts/build.ts";

export const repository = fileURLToPath(new URL("../..", import.meta.url));
const program = `${repository}bin/tenantry.js`;

export interface CliOptions {
  readonly cwd: string;
  /** Settings; nothing but PATH is taken over from the tests' own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called once it runs, such as to send it a signal at the right time. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
}

export interface CliResult {
  readonly exit: number | NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

let built: Promise<void> | undefined;

/** Builds the command line from the sources as they are, once in each test process. */
export function buildCli(): Promise<void> {
  return (built ??= bundle());
}

/** Runs the built command line as a user does: as a process of its own, without a terminal. */
export function runCli(args: readonly string[], { cwd, env = {}, onStart }: CliOptions): Promise<CliResult> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: {
      PATH: process.env["PATH"],
      HOME: tmpdir(),
      GIT_CONFIG_GLOBAL: "/dev/null",
      TENANTRY_CHECK_CACHE: "off", // each test says itself what earlier runs have left
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      said[stream] += text;
    });
  onStart?.((signal) => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exit, signal) => resolve({ exit: exit ?? signal, ...said }));
  });
}
