import { runs } from "../support/runs.ts";
import type { Mutant } from "./mutant.ts";
import type { Outcome } from "./schedule.ts";
import { runSchedule } from "./schedule.ts";

/** The same schedules in each `npm test`, others in each soak. */
const { numRuns, seed = Date.now() % 2 ** 31 } = runs(20_000, 1);
const LAST = 60;

/** The schedule that somebody wants to see again. */
export const wanted = process.env["TENANTRY_SIM_SEED"];

/** One of the halves: two files run beside each other. */
export function halfOf(index: 0 | 1): { readonly first: number; readonly count: number } {
  return { first: seed + (index * numRuns) / 2, count: numRuns / 2 };
}

/** What went wrong in the first schedule in which anything did, with its last events. */
export async function findFailure(first: number, count: number): Promise<string | undefined> {
  for (let at = first; at < first + count; at++) {
    const { violation } = await runSchedule({ seed: at });
    if (violation === undefined) continue;
    const { log } = await runSchedule({ seed: at, verbose: true });
    const repeat = `TENANTRY_SIM_SEED=${at} npx vitest run --project unit test/simulation`;
    return [`${violation.kind}: ${violation.text}`, repeat, ...log.slice(-LAST)].join("\n");
  }
  return undefined;
}

export interface Kills {
  readonly count: number;
  readonly first: number | undefined;
  readonly text: string | undefined;
}

/** How many schedules find a mutant. */
export async function countKills(mutant: Mutant, first: number, count: number): Promise<Kills> {
  const found: Outcome[] = [];
  for (let at = first; at < first + count; at++) {
    const outcome = await runSchedule({ seed: at, mutant });
    if (outcome.violation !== undefined) found.push(outcome);
  }
  return { count: found.length, first: found[0]?.seed, text: found[0]?.violation?.text };
}
