/**
 * `npm run bench [-- --only check|sync|start|audit|refs|watch|reader|mistakes|hostile] [--part NAME] [--tenants N] [--runs N] [--entries N]`:
 * measures the built command line beside its peers, prints a table, and adds the figures to bench/results/<date>.json. It
 * brings its own PostgreSQL and Redis.
 */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startPostgres, startRedis } from "../test/support/servers.ts";
import { measureAudit } from "./cases/audit.ts";
import { createCatalogs } from "./cases/catalogs.ts";
import { compareCheck, compareOneChange, compareWithAjvCli } from "./cases/check.ts";
import { compareLargeCheck } from "./cases/check-large.ts";
import { compareRefs } from "./cases/refs.ts";
import { compareDependencies } from "./cases/dependencies.ts";
import type { Registries } from "./cases/registries.ts";
import { createRegistries } from "./cases/registries.ts";
import { measureReader } from "./cases/reader.ts";
import type { StageTimes } from "./cases/stages.ts";
import { measureStages } from "./cases/stages.ts";
import { compareStart } from "./cases/start.ts";
import { measureWatch } from "./cases/watch.ts";
import { compareLargeSync } from "./cases/sync-large.ts";
import { compareSync } from "./cases/sync.ts";
import { buildPeers } from "./harness/build-peers.ts";
import type { Comparison, Result } from "./harness/compare.ts";
import { compare } from "./harness/compare.ts";
import { describeMachine } from "./harness/machine.ts";
import { formatResults, formatStages, saveReport } from "./harness/report.ts";
import type { Figure } from "./reader/figures.ts";
import { formatFigures } from "./reader/format-figures.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    part: { type: "string" }, // one case of the reader alone
    tenants: { type: "string", default: "10000" },
    runs: { type: "string", default: "5" },
    entries: { type: "string", default: "1000000" },
  },
});
const tenants = Number(values.tenants);
const runs = Number(values.runs);
const root = fileURLToPath(new URL("..", import.meta.url));
const program = `${root}bin/tenantry.js`;
const file = `${root}bench/results/${new Date().toISOString().slice(0, 10)}.json`;
if (values.only === "mistakes") {
  await import("./mistakes.ts"); // it counts what is found, and needs neither server nor clock
  process.exit();
}
if (values.only === "hostile") {
  await (await import("./hostile.ts")).runHostile(runs); // it needs no server
  process.exit();
}
const folder = realpathSync(mkdtempSync(join(tmpdir(), "tenantry-bench-")));
// As a server is that keeps what it has committed; everything else is as PostgreSQL comes.
const database = await startPostgres({ fsync: "on" });
const redis = await startRedis();
try {
  await buildPeers();
  const machine = await describeMachine(database.url);
  const wanted = (name: string) => values.only === undefined || values.only === name;
  const results: Result[] = [];
  let stages: StageTimes[] = [];
  const figures: Figure[] = [];
  let made: Promise<Registries> | undefined;
  const registries = () => (made ??= createRegistries(database.url, program, folder));
  const save = () => saveReport(file, { machine, results, stages, figures });
  const run = async (comparisons: readonly Comparison[]) => {
    for (const comparison of comparisons) {
      console.error(`${comparison.name} …`);
      results.push(await compare(comparison, runs));
      save(); // what has been measured stays, whatever fails later
    }
  };
  if (wanted("start")) await run(compareStart(program, folder));
  if (wanted("refs")) await run(compareRefs(program, folder));
  if (wanted("check")) await run([...compareDependencies(program, folder), ...compareLargeCheck(program, folder)]);
  if (wanted("audit")) {
    await run(await measureAudit(program, folder, await registries(), Number(values.entries)));
  }
  if (wanted("check") || wanted("sync")) {
    const catalogs = createCatalogs(folder, tenants);
    const { first } = catalogs;
    if (wanted("check")) {
      await run(compareCheck(program, first.folder, tenants, `${root}schema`));
      await run(compareOneChange(program, first.folder, tenants));
      await run(compareWithAjvCli(program, first.folder, tenants, `${root}schema`));
    }
    if (wanted("sync")) {
      await run(await compareSync(program, catalogs, await registries(), tenants, redis.url));
      await run(await compareLargeSync(program, folder, await registries(), 10 * tenants));
      stages = await measureStages(catalogs, await registries(), runs);
    }
  }
  if (wanted("reader")) {
    const done = (measured: readonly Figure[]) => {
      figures.push(...measured);
      save();
    };
    await measureReader({ program, folder, registries: await registries(), tenants, runs }, done, values.part);
  }
  if (values.only === "watch") {
    const watched = createCatalogs(folder, tenants).first.folder;
    const { median, min, max } = await measureWatch(program, watched, runs);
    const figures = [median, min, max].map((ms) => ms.toFixed(0));
    console.log(
      `watch: ${figures[0]} ms (${figures[1]} to ${figures[2]}) from an edit to its result, ${tenants} tenants`,
    );
  } else if (results.length > 0) console.log(formatResults(results));
  if (stages.length > 0) console.log(`\n${formatStages(stages)}`);
  if (figures.length > 0) console.log(`\n${formatFigures(figures)}`);
  save();
} finally {
  await database.stop();
  await redis.stop();
  rmSync(folder, { recursive: true });
}
