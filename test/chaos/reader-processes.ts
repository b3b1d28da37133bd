import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { onTestFinished } from "vitest";
import { newTemporaryFolder } from "../support/registries.ts";

export interface ChildOptions {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly tenants: readonly string[];
}

/** `herd`: 500 look-ups of the first tenant at once. `read`: every tenant about ten times a second from now on. */
export type ChildTask = "herd" | "read" | "report";

/** What get() has answered since the last task, by source. */
export interface ChildReport {
  readonly answers: Readonly<Record<string, number>>;
  readonly stale: number;
  readonly refused: number;
}

export interface ReaderProcesses {
  /** Gives all of them the task; their answers added up. */
  tell(task: ChildTask): Promise<ChildReport>;
}

/** So many processes, each with an open reader; they end with the test. */
export async function startReaders(count: number, options: ChildOptions): Promise<ReaderProcesses> {
  const folder = newTemporaryFolder();
  await bundleChild(folder);
  const program = join(folder, "reader-child.mjs");
  const children = Array.from({ length: count }, () => fork(program, [JSON.stringify(options)], { execArgv: [] }));
  onTestFinished(async () => {
    await Promise.all(children.map(end));
    rmSync(folder, { recursive: true, force: true });
  });
  await Promise.all(children.map(answerOf));
  return {
    async tell(task) {
      const reports = await Promise.all(
        children.map(async (child) => {
          const answer = answerOf(child);
          child.send(task);
          return answer;
        }),
      );
      return reports.reduce(add);
    },
  };
}

/** Few files, because they are read so often. */
async function bundleChild(outdir: string): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL("reader-child.ts", import.meta.url))],
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true, // what is never loaded stays apart
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["@electric-sql/pglite", "pg-native"],
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
}

async function answerOf(child: ChildProcess): Promise<ChildReport> {
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`A reader's process has ended with ${String(code)}.`);
  });
  const [report] = (await Promise.race([once(child, "message"), ended])) as [ChildReport];
  return report;
}

function add(a: ChildReport, b: ChildReport): ChildReport {
  const answers = { ...a.answers };
  for (const [source, count] of Object.entries(b.answers)) answers[source] = (answers[source] ?? 0) + count;
  return { answers, stale: a.stale + b.stale, refused: a.refused + b.refused };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, "close");
  child.kill("SIGKILL");
  await closed;
}
