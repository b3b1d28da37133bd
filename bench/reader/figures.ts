import { spreadOf, type Spread } from "../harness/compare.ts";

/** What one process measured: its median, in the unit of the figure; `peer` beside it where both ran in that process. */
export interface Reading {
  readonly ours: number;
  readonly peer?: number;
}

/** Readings of one process, by the name of the figure. */
export type Readings = Readonly<Record<string, Reading>>;

export interface FigureTarget {
  /** Median of ours, in the unit of the figure. */
  readonly most?: number;
  /** Median of ours over the peer, run by run. */
  readonly ratio?: number;
}

/** What is to be made of the readings of one name. */
export interface FigurePlan {
  readonly name: string;
  readonly unit: string;
  readonly peer?: string;
  readonly target?: FigureTarget;
}

/** One line of the table: over several runs, each a process of its own. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly measured_at: string;
  readonly ours: Spread;
  readonly peer: (Spread & { readonly name: string }) | null;
  /** Run by run. */
  readonly ratio: Spread | null;
  readonly target: FigureTarget;
  /** Null without a target. */
  readonly reached: boolean | null;
  readonly readings: readonly Reading[];
}

/** One figure a plan; throws when a run has not measured it. */
export function toFigures(plans: readonly FigurePlan[], runs: readonly Readings[]): Figure[] {
  return plans.map((plan) => {
    const readings = runs.map((run) => {
      const reading = run[plan.name];
      if (reading === undefined) throw new Error(`Nothing was measured for: ${plan.name}`);
      return reading;
    });
    return toFigure(plan, readings);
  });
}

export function toFigure({ name, unit, peer, target = {} }: FigurePlan, readings: readonly Reading[]): Figure {
  const ours = spreadOf(readings.map((reading) => reading.ours));
  const theirs = readings.map((reading) => reading.peer).filter((value) => value !== undefined);
  const ratios = readings.flatMap((each) => (each.peer === undefined ? [] : [each.ours / each.peer]));
  const ratio = ratios.length === 0 ? null : spreadOf(ratios);
  const verdicts = [
    target.most === undefined ? null : ours.median <= target.most,
    target.ratio === undefined || ratio === null ? null : ratio.median <= target.ratio,
  ].filter((verdict) => verdict !== null);
  return {
    name,
    unit,
    measured_at: new Date().toISOString(),
    ours,
    peer: peer === undefined || theirs.length === 0 ? null : { name: peer, ...spreadOf(theirs) },
    ratio,
    target,
    reached: verdicts.length === 0 ? null : verdicts.every(Boolean),
    readings,
  };
}
