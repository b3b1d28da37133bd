import { spreadOf } from "../harness/compare.ts";
import type { Reading } from "./figures.ts";

/** One pass over all items; it answers a count of what it has found, so that nothing of it can be left out. */
export type Pass = () => number | Promise<number>;

const WARM_UP = 10;

/**
 * Runs both in turn, A B A B, and answers the medians of one item in nanoseconds. Throws when the two do not find the same.
 * @param items of one pass
 */
export async function timeInTurn(ours: Pass, peer: Pass, items: number, rounds: number): Promise<Reading> {
  const [mine, theirs]: [number[], number[]] = [[], []];
  for (let round = -WARM_UP; round < rounds; round++) {
    const a = await timePass(ours);
    const b = await timePass(peer);
    if (a.found !== b.found) throw new Error(`One found ${a.found}, the other ${b.found}.`);
    if (round < 0) continue;
    mine.push(a.ns / items);
    theirs.push(b.ns / items);
  }
  return { ours: spreadOf(mine).median, peer: spreadOf(theirs).median };
}

/** Nanoseconds of one item, the median of the rounds, of one that has nothing beside it in this process. */
export async function timeAlone(pass: Pass, items: number, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = -WARM_UP; round < rounds; round++) {
    const { ns } = await timePass(pass);
    if (round >= 0) times.push(ns / items);
  }
  return spreadOf(times).median;
}

async function timePass(pass: Pass): Promise<{ readonly ns: number; readonly found: number }> {
  const started = process.hrtime.bigint();
  const found = await pass();
  return { ns: Number(process.hrtime.bigint() - started), found };
}
