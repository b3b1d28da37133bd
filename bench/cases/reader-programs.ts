import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { peers } from "../harness/build-peers.ts";
import { measure } from "../harness/measure.ts";
import type { Readings } from "../reader/figures.ts";
import type { ReaderSettings } from "../reader/settings.ts";

export type ReaderProgram = Extract<keyof typeof peers, `reader${string}`>;

/** Runs one program of bench/reader as a process, and answers what it has printed. */
export async function runProgram(
  program: ReaderProgram,
  settings: ReaderSettings,
  more: readonly string[] = [],
  node: readonly string[] = [],
): Promise<string> {
  const file = writeSettings(settings);
  try {
    const args = [...node, peers[program], file, ...more];
    return (await measure({ args, cwd: tmpdir() }, false)).stdout;
  } finally {
    removeSettings(file);
  }
}

/** Ids of 50,000 tenants are too long for an argument. */
export function writeSettings(settings: ReaderSettings): string {
  const file = join(mkdtempSync(join(tmpdir(), "tenantry-settings-")), "settings.json");
  writeFileSync(file, JSON.stringify(settings));
  return file;
}

export function removeSettings(file: string): void {
  rmSync(dirname(file), { recursive: true });
}

/** Runs it so many times; each run is a process of its own, with its own compiled code and heap. */
export async function runOften(program: ReaderProgram, settings: ReaderSettings, runs: number): Promise<Readings[]> {
  const readings: Readings[] = [];
  for (let run = 0; run < runs; run++) readings.push(parseReadings(await runProgram(program, settings)));
  return readings;
}

/** It is our own program that printed it. */
export function parseReadings(stdout: string): Readings {
  return JSON.parse(stdout) as Readings;
}

/** The same readings in another unit. */
export function scale(readings: readonly Readings[], factor: number): Readings[] {
  return readings.map((run) =>
    Object.fromEntries(
      Object.entries(run).map(([name, { ours, peer }]) => [
        name,
        { ours: ours * factor, ...(peer !== undefined && { peer: peer * factor }) },
      ]),
    ),
  );
}
