import { loadavg } from "node:os";
import type { Command, Measured, Sample } from "./measure.ts";
import { measure } from "./measure.ts";

/** One of the two that are compared. */
export interface Contender {
  readonly name: string;
  /** Makes everything ready for one run, unmeasured. */
  prepare(): Promise<Command>;
  /** Throws unless the run did what it should have done; cleans up. */
  finish?(run: Measured): Promise<void>;
}

/** What a figure must not exceed. */
export interface Target {
  /** Median of ours over the peer, pair by pair. */
  readonly ratio?: number;
  /** Median of ours. */
  readonly ms?: number;
  /** Highest peak of ours. */
  readonly peak_mb?: number;
}

export interface Comparison {
  readonly name: string;
  readonly target: Target;
  readonly ours: Contender;
  readonly peer?: Contender;
  /** False where a millisecond counts: then no memory is measured. */
  readonly usage?: boolean;
  /** At least as many pairs, where one takes no time. */
  readonly pairs?: number;
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

interface Figures {
  readonly name: string;
  readonly ms: Spread;
  readonly cpu_ms: Spread | null;
  readonly peak_mb: Spread | null;
  readonly samples: readonly Sample[];
}

export interface Result {
  readonly name: string;
  readonly measured_at: string;
  /** Load average of the last minute before and after. */
  readonly load: readonly [number, number];
  readonly ours: Figures;
  readonly peer: Figures | null;
  /** Pair by pair. */
  readonly ratio: Spread | null;
  readonly ratios: readonly number[];
  readonly target: Target;
  /** Null without a target. */
  readonly reached: boolean | null;
}

/** Runs both in turn, A B A B, after a pair that warms up and is not counted. */
export async function compare(comparison: Comparison, runs: number): Promise<Result> {
  const { name, target, ours, peer, usage, pairs = runs } = comparison;
  const before = loadavg()[0] ?? 0;
  const mine: Sample[] = [];
  const theirs: Sample[] = [];
  for (let round = 0; round <= Math.max(runs, pairs); round++) {
    const a = await runOnce(ours, usage);
    const b = peer && (await runOnce(peer, usage));
    if (round === 0) continue;
    mine.push(a);
    if (b !== undefined) theirs.push(b);
  }
  const ratios = theirs.map((sample, index) => (mine[index]?.ms ?? NaN) / sample.ms);
  const result = {
    name,
    measured_at: new Date().toISOString(),
    load: [before, loadavg()[0] ?? 0] as const,
    ours: figuresOf(ours.name, mine),
    peer: peer === undefined ? null : figuresOf(peer.name, theirs),
    ratio: ratios.length === 0 ? null : spreadOf(ratios),
    ratios,
    target,
  };
  return { ...result, reached: judge(target, result) };
}

async function runOnce(contender: Contender, usage: boolean | undefined): Promise<Sample> {
  const run = await measure(await contender.prepare(), usage);
  await contender.finish?.(run);
  return { ms: run.ms, cpu_ms: run.cpu_ms, peak_mb: run.peak_mb };
}

function judge(target: Target, { ours, ratio }: Pick<Result, "ours" | "ratio">): boolean | null {
  const verdicts = [
    target.ratio !== undefined && ratio !== null ? ratio.median <= target.ratio : null,
    target.ms !== undefined ? ours.ms.median <= target.ms : null,
    target.peak_mb !== undefined && ours.peak_mb !== null ? ours.peak_mb.max <= target.peak_mb : null,
  ].filter((verdict) => verdict !== null);
  return verdicts.length === 0 ? null : verdicts.every(Boolean);
}

function figuresOf(name: string, samples: readonly Sample[]): Figures {
  return {
    name,
    ms: spreadOf(samples.map((sample) => sample.ms)),
    cpu_ms: spreadOrNull(samples.map((sample) => sample.cpu_ms)),
    peak_mb: spreadOrNull(samples.map((sample) => sample.peak_mb)),
    samples,
  };
}

function spreadOrNull(values: readonly (number | null)[]): Spread | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : spreadOf(known);
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
  return { median, min: sorted[0] ?? NaN, max: sorted.at(-1) ?? NaN };
}
