import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { type ProcessUser, findProgram } from "./process-user.ts";

/** A server of our own on a free port of 127.0.0.1. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  /** Asks it to end, waits until it has, and removes its folder. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would; `start` brings it back on the same port with the same data. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Stops it from answering while its connections stay open. */
  pause(): void;
  resume(): void;
}

export interface ServerCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly user: ProcessUser | undefined;
  readonly folder: string;
  readonly port: number;
  readonly url: string;
  /** The signal for an orderly end. */
  readonly stopSignal: NodeJS.Signals;
  /** Processes that it starts stop and continue with it. */
  readonly children?: () => readonly number[];
  /** Resolves once it answers. */
  ready(): Promise<boolean>;
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
  });
}

/** Starts the server and waits until it answers. It ends with this process, however this process ends. */
export async function startServer(command: ServerCommand): Promise<TestServer> {
  let child = await launch(command);
  const signal = (name: NodeJS.Signals) => {
    for (const pid of [child.pid, ...(command.children?.() ?? [])]) if (pid !== undefined) sendSignal(pid, name);
  };
  const end = async (name: NodeJS.Signals) => {
    signal("SIGCONT");
    const gone = exited(child);
    child.kill(name);
    await gone;
  };
  const atExit = () => child.kill("SIGKILL");
  process.prependOnceListener("exit", atExit); // before its folder goes
  return {
    url: command.url,
    port: command.port,
    async stop() {
      await end(command.stopSignal);
      process.off("exit", atExit);
      rmSync(command.folder, { recursive: true, force: true });
    },
    kill: () => end("SIGKILL"),
    async start() {
      child = await launch(command);
    },
    pause: () => signal("SIGSTOP"),
    resume: () => signal("SIGCONT"),
  };
}

async function launch(command: ServerCommand): Promise<ChildProcess> {
  const log = join(command.folder, "server.log");
  const output = openSync(log, "a");
  // The kernel ends the server when the test run dies without a chance to clean up.
  const setpriv = process.platform === "linux" ? findProgram("setpriv") : undefined;
  const prefix = setpriv === undefined ? [] : [setpriv, "--pdeathsig", "KILL"];
  const [program = command.program, ...args] = [...prefix, command.program, ...command.args];
  const child = spawn(program, args, { ...command.user, cwd: command.folder, stdio: ["ignore", output, output] });
  closeSync(output);
  const deadline = Date.now() + 60_000;
  while (!(await command.ready())) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`${command.program} did not start:\n${readFileSync(log, "utf8").slice(-2000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return child;
}

function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

function sendSignal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}
