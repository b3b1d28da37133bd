import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { startDelivery, watchTheClock } from "./observers.ts";
import { Oracle } from "./oracle.ts";
import { awaitQuiet } from "./quiet.ts";
import type { Round } from "./schedule.ts";
import { type Stage, openStage, startServers } from "./stage.ts";
import { WatchedReader } from "./watched-reader.ts";
import { Writer } from "./writer.ts";

export interface ChaosReport {
  readonly rounds: number;
  readonly violations: readonly string[];
  readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly writes: Readonly<Record<string, number>>;
}

/** What plays on the stage. */
export interface Play {
  readonly stage: Stage;
  readonly oracle: Oracle;
  readonly readers: readonly WatchedReader[];
  readonly writer: Writer;
  readonly violations: string[];
  readonly log: (line: string) => void;
}

/** Rounds of faults, each with a quiet behind it, until the time is over or something was wrong. */
export async function runChaos(
  planned: Iterable<Round>,
  seconds: number,
  log: (line: string) => void,
): Promise<ChaosReport> {
  const servers = await startServers();
  onTestFinished(() => Promise.all([servers.postgres.stop(), servers.redis.stop()]).then(() => undefined));
  const stage = await openStage(servers);
  const oracle = new Oracle();
  const stop = startDelivery(stage, oracle, log);
  const stopWatching = watchTheClock(oracle);
  const readers = await openReaders(stage, oracle);
  const play = { stage, oracle, readers, writer: new Writer(stage.db, oracle), violations: [], log } satisfies Play;
  const end = performance.now() + seconds * 1_000;
  const found = () => [...play.violations, ...readers.flatMap(({ judge }) => judge.violations)];
  let rounds = 0;
  for (const round of planned) {
    if (performance.now() >= end || found().length > 0) break;
    log(`round ${++rounds}`);
    await playRound(play, round);
    await awaitQuiet(play);
  }
  stopWatching();
  await play.writer.close();
  await Promise.all(readers.map((reader) => reader.close()));
  await stop();
  const answers = Object.fromEntries(readers.map(({ name, judge }) => [name, judge.counts]));
  return { rounds, violations: found(), answers, writes: play.writer.counts };
}

async function playRound({ stage, readers, log }: Play, { incidents, restart }: Round): Promise<void> {
  const rollOut = async () => {
    if (restart === undefined) return;
    await wait(restart.at);
    log(`restart the reader ${restart.name}`);
    await readers.find(({ name }) => name === restart.name)?.restart();
  };
  const played = incidents.map(async ({ fault, at, ms }) => {
    await wait(at);
    log(`${fault.name}, for ${ms} ms`);
    // What another fault has taken away cannot be flushed or trimmed.
    await Promise.resolve(fault.begin(stage, ms)).catch((error: unknown) => log(`${fault.name}: ${String(error)}`));
    await wait(ms);
    await Promise.resolve(fault.end?.(stage)).catch((error: unknown) => log(`${fault.name} ends: ${String(error)}`));
    log(`${fault.name} is over`);
  });
  await Promise.all([...played, rollOut()]);
}

async function openReaders({ wires }: Stage, oracle: Oracle): Promise<WatchedReader[]> {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [databaseUrl, redisUrl] = [wires["both.postgres"].url, wires["both.redis"].url];
  const alone = { databaseUrl: wires["registry.postgres"].url, maxStaleMs: 5_000 };
  const snapshot = { path: join(folder, "tenants.snapshot"), everyMs: 1_000 };
  const cache = { redisUrl: wires["cache.redis"].url, snapshot, maxStaleMs: 8_000 };
  return Promise.all([
    WatchedReader.open({ name: "both", authority: "delivery" }, { databaseUrl, redisUrl, maxStaleMs: 10_000 }, oracle),
    WatchedReader.open({ name: "registry", authority: "registry" }, alone, oracle),
    WatchedReader.open({ name: "cache", authority: "delivery" }, cache, oracle),
  ]);
}
