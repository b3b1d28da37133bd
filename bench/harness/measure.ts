import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Node process to be measured as a whole, from its start to its end. */
export interface Command {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What it has to exit with; 0 when it is not said. */
  readonly exit?: number;
}

export interface Sample {
  /** From before the start of the process until it has ended. */
  readonly ms: number;
  /** Processor time of this process alone, user and system, in steps of 10 ms; null without GNU time. */
  readonly cpu_ms: number | null;
  /** The most memory that was resident, in MiB; null without GNU time. */
  readonly peak_mb: number | null;
}

export interface Measured extends Sample {
  readonly stdout: string;
}

// A process that Node starts counts Node's own memory as its peak; one that `time` starts does not.
const gnuTime = "/usr/bin/time";
const haveTime = process.platform === "linux" && existsSync(gnuTime);

/**
 * Runs a command and throws unless it exits with the code that it should.
 * @param usage false leaves `time` out, which costs a millisecond
 */
export async function measure(command: Command, usage = haveTime): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-usage-"));
  const report = join(folder, "usage");
  const prefix = usage ? [gnuTime, "--format", "%M %U %S", "--output", report] : [];
  const [program = "", ...args] = [...prefix, process.execPath, ...command.args];
  const started = performance.now();
  const { exit, stdout, stderr } = await run(program, args, command);
  const ms = performance.now() - started;
  const used = usage ? readFileSync(report, "utf8").trim().split("\n").at(-1) : undefined;
  rmSync(folder, { recursive: true });
  if (exit !== (command.exit ?? 0))
    throw new Error(`node ${command.args.join(" ")} exited with ${String(exit)}:\n${stderr.slice(-2000)}`);
  if (used === undefined) return { ms, cpu_ms: null, peak_mb: null, stdout };
  const [kilobytes = 0, user = 0, system = 0] = used.split(" ").map(Number);
  return { ms, cpu_ms: Math.round((user + system) * 1000), peak_mb: kilobytes / 1024, stdout };
}

interface Ended {
  readonly exit: number | NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Takes over nothing but PATH: an option of Node in the environment would be measured with it. */
function run(program: string, args: readonly string[], { cwd, env = {} }: Command): Promise<Ended> {
  const said = { stdout: "", stderr: "" };
  const child = spawn(program, args, {
    cwd,
    env: {
      PATH: process.env["PATH"],
      HOME: tmpdir(),
      GIT_CONFIG_GLOBAL: "/dev/null",
      TENANTRY_CHECK_CACHE: "off", // a case that measures with one says so
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exit, signal) => resolve({ exit: exit ?? signal, ...said }));
  });
}
