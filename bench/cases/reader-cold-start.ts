import { join } from "node:path";
import { freePort } from "../../test/support/server-process.ts";
import type { Figure } from "../reader/figures.ts";
import { toFigure } from "../reader/figures.ts";
import type { ReaderSettings } from "../reader/settings.ts";
import { parseReadings, runProgram } from "./reader-programs.ts";

/** A start from the snapshot while nobody answers, beside reading and parsing that file. */
export async function measureColdStart(
  settings: ReaderSettings,
  tenants: number,
  folder: string,
  runs: number,
): Promise<Figure[]> {
  const file = join(folder, "tenants.snapshot");
  const known = { ...settings, tenantIds: settings.tenantIds.slice(0, tenants) };
  await runProgram("readerWriteSnapshot", known, [file]);
  const port = await freePort(); // nobody listens there any more
  const down = {
    ...known,
    databaseUrl: `postgres://nobody@127.0.0.1:${port}/none`,
    redisUrl: `redis://127.0.0.1:${port}`,
  };
  const [answers, imports]: [{ ours: number; peer: number }[], { ours: number }[]] = [[], []];
  for (let run = 0; run <= runs; run++) {
    const ours = parseReadings(await runProgram("readerColdStart", down, [file]));
    const peer = Number(await runProgram("readerParseSnapshot", down, [file]));
    if (run === 0) continue; // the first pair reads the file from the disk
    answers.push({ ours: ours["answer"]?.ours ?? NaN, peer });
    imports.push({ ours: ours["import"]?.ours ?? NaN });
  }
  const name = `start from the snapshot of ${tenants} tenants, nobody answers: until the first answer`;
  return [
    toFigure({ name, unit: "ms", peer: "readFile, JSON.parse", target: { most: 50 } }, answers),
    toFigure({ name: "loading the reader's modules before it", unit: "ms" }, imports),
  ];
}
