/** `npm run bench -- --only hostile`: what hostile inputs cost beyond an empty catalog; exits with 1 when one costs too much. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { measureHostile, MOST } from "./cases/hostile.ts";
import { formatTable } from "./harness/report.ts";

const SHOWN = 5;

/** @param runs how often each is measured */
export async function runHostile(runs: number): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "tenantry-bench-")));
  try {
    const costs = await measureHostile(fileURLToPath(new URL("../bin/tenantry.js", import.meta.url)), folder, runs);
    const rows = costs
      .slice(0, SHOWN)
      .map(({ name, cpu_ms, peak_mb }) => [name, cpu_ms.toFixed(0), peak_mb.toFixed(0)]);
    const most = Math.max(...costs.map(({ peak_mb }) => peak_mb));
    const kept = costs.every(({ cpu_ms, peak_mb }) => cpu_ms <= MOST.cpu_ms && peak_mb <= MOST.peak_mb);
    console.log(formatTable([["hostile input", "CPU ms beyond nothing", "peak MiB beyond nothing"], ...rows]));
    console.log(
      `${costs.length} inputs, at most ${most.toFixed(0)} MiB: ${kept ? "all" : "**not all**"} within ${MOST.cpu_ms} ms and ${MOST.peak_mb} MiB`,
    );
    process.exitCode = kept ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
