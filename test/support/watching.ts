import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import type { WatchedDelivery } from "../../src/model/watched-delivery.ts";
import { repository } from "./cli.ts";
import { newTemporaryFolder } from "./registries.ts";

/** `tenantry deliver --watch` as a process of its own. */
export interface Watching {
  readonly process: ChildProcess;
  /** What its health file says; undefined before it has written one. */
  health(): WatchedDelivery | undefined;
  metrics(): string;
  /** Waits until the health file says these. */
  until(expected: Partial<WatchedDelivery>): Promise<void>;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<{ readonly exit: number | NodeJS.Signals | null; readonly said: string }>;
}

const PATIENT = { timeout: 30_000, interval: 20 };

/** The command line has to be built. It is gone when the test has finished. */
export function startWatching(env: Readonly<Record<string, string>>): Watching {
  const folder = newTemporaryFolder();
  const [healthFile, metricsFile] = [join(folder, "health.json"), join(folder, "metrics.prom")];
  const args = ["deliver", "--watch", "--health-file", healthFile, "--metrics-file", metricsFile];
  const child = spawn(process.execPath, [join(repository, "bin/tenantry.js"), ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: tmpdir(), TENANTRY_CACHE: "redis", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const closed = once(child, "close");
  onTestFinished(() => void child.kill("SIGKILL"));
  // No half-written file may ever be seen: every reading parses.
  const health = () =>
    existsSync(healthFile) ? (JSON.parse(readFileSync(healthFile, "utf8")) as WatchedDelivery) : undefined;
  return {
    process: child,
    health,
    metrics: () => readFileSync(metricsFile, "utf8"),
    until: async (expected) => {
      const seen = () => health() ?? { said, exit: child.exitCode };
      await expect.poll(seen, PATIENT).toMatchObject(expected);
    },
    end: async (signal) => {
      child.kill(signal);
      await closed;
      return { exit: child.exitCode ?? child.signalCode, said };
    },
  };
}
