/** A service of its own: a process with one reader, told by messages what to do. */
import { setTimeout as wait } from "node:timers/promises";
import { TenantReader } from "../../src/reader/index.ts";
import type { ChildOptions, ChildReport, ChildTask } from "./reader-processes.ts";

const READ_MS = 100;
const options = JSON.parse(process.argv[2] ?? "") as ChildOptions; // written by startReaders
const reader = await TenantReader.open(options);
let report: ChildReport = { answers: {}, stale: 0, refused: 0 };
let reading = false;

async function read(id: string): Promise<void> {
  try {
    const { source, stale } = await reader.get(id);
    const { answers } = report;
    report = {
      ...report,
      answers: { ...answers, [source]: (answers[source] ?? 0) + 1 },
      stale: report.stale + Number(stale),
    };
  } catch {
    report = { ...report, refused: report.refused + 1 };
  }
}

async function readOn(): Promise<void> {
  if (reading) return;
  reading = true;
  for (;;) {
    for (const id of options.tenants) await read(id);
    await wait(READ_MS * (0.5 + Math.random()));
  }
}

/** Answers what was read since the last task. */
async function obey(task: ChildTask): Promise<void> {
  if (task === "herd") await Promise.all(Array.from({ length: 500 }, () => read(options.tenants[0] ?? "")));
  if (task === "read") void readOn();
  process.send?.(report);
  report = { answers: {}, stale: 0, refused: 0 };
}

process.on("message", (task: ChildTask) => void obey(task));
process.on("disconnect", () => process.exit(0));
process.send?.(report);
