/** Readers, a writer and `deliver --watch` for minutes, while servers and wires fail by a schedule drawn from a seed. */
import { appendFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runChaos } from "../chaos/run.ts";
import { planRounds } from "../chaos/schedule.ts";
import { isSoak } from "./support/seeded.ts";

const SECONDS = Number(process.env["TENANTRY_CHAOS_SECONDS"] ?? (isSoak ? 3_600 : 120));
const SEED = Number(process.env["TENANTRY_CHAOS_SEED"] ?? (isSoak ? Date.now() % 1_000_000 : 1));
const LOG = process.env["TENANTRY_CHAOS_LOG"];

test(
  `${SECONDS} seconds of faults, seed ${SEED}: no answer is older than it says, none goes back, and all converge`,
  async () => {
    const lines: string[] = [];
    const started = performance.now();
    const log = (text: string) => {
      const line = `${((performance.now() - started) / 1_000).toFixed(3).padStart(9)} s  ${text}`;
      lines.push(line);
      if (LOG !== undefined) appendFileSync(LOG, `${line}\n`);
    };
    log(`seed ${SEED}, ${SECONDS} seconds`);
    const { violations, rounds, answers, writes } = await runChaos(planRounds(SEED), SECONDS, log);
    for (const violation of violations) log(`VIOLATION ${violation}`);
    log(`${rounds} rounds; answers ${JSON.stringify(answers)}; writes ${JSON.stringify(writes)}`);
    console.info(`seed ${SEED}: ${lines.at(-1)?.trim() ?? ""}`);
    expect(violations, `TENANTRY_CHAOS_SEED=${SEED}\n${lines.slice(-60).join("\n")}`).toEqual([]);
    for (const counts of Object.values(answers)) expect(Math.min(counts.fresh ?? 0, counts.stale ?? 0, counts.refused ?? 0)).toBeGreaterThan(0); // prettier-ignore
    expect(writes).toMatchObject({ committed: expect.any(Number) as number });
  },
  (SECONDS + 300) * 1_000,
);
