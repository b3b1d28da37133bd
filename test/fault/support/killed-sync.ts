import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { onTestFinished } from "vitest";
import { openCache } from "../../../src/cache/open.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import type { CliResult } from "../../support/cli.ts";
import { repository, runCli } from "../../support/cli.ts";
import type { TestDatabase } from "../../support/database.ts";
import { makeFolder } from "../../support/git-folder.ts";
import type { Lane, Scenario } from "./kill-scenario.ts";
import { lookAt } from "./whole-registry.ts";

/** A moment of a sync: immediately before or after one of its calls. */
export interface KillPoint {
  /** From 0, in the order in which the sync makes them. */
  readonly call: number;
  readonly when: "before" | "after";
  /** What the call was when it was listed. */
  readonly label: string;
}

export interface Trial {
  /** False for a sync that made fewer calls this time, and ended by itself. */
  readonly killed: boolean;
  /** What was not as it has to be, with the moment. */
  readonly violations: readonly string[];
}

/** Where a call leaves something behind in the world, so that "after it" is a moment of its own. */
const CHANGES = /^(socket\.(connect|_write)|process\.|fs\.(?!open|readFile))/;

export class KilledSyncs {
  readonly #folder = makeFolder();
  readonly #preload = join(this.#folder, "preload.mjs");

  constructor() {
    const source = readFileSync(new URL("kill-preload.ts", import.meta.url), "utf8");
    writeFileSync(this.#preload, transformSync(source, { loader: "ts", format: "esm" }).code);
    onTestFinished(() => rmSync(this.#folder, { recursive: true }));
  }

  /** Runs a sync to its end and lists the moments at which it could have been killed. */
  async listPoints(lane: Lane, scenario: Scenario): Promise<KillPoint[]> {
    const database = await lane.begin(scenario);
    const listing = join(this.#folder, `calls-${scenario.seed}`);
    const { exit, stdout, stderr } = await this.#sync(lane, scenario, database, { TENANTRY_TEST_CALLS: listing });
    await database.close();
    if (exit !== 0) throw new Error(`The sync of seed ${scenario.seed} ended with ${String(exit)}: ${stdout}${stderr}`);
    const labels = readFileSync(listing, "utf8").trimEnd().split("\n");
    return labels.flatMap((label, call) => [
      { call, label, when: "before" },
      ...(CHANGES.test(label) ? [{ call, label, when: "after" } as const] : []),
    ]);
  }

  /** Kills a sync at the point, looks, syncs again, looks again. `meddle` may break something first. */
  async tryPoint(
    lane: Lane,
    scenario: Scenario,
    point: KillPoint,
    meddle: (database: TestDatabase) => Promise<void> = () => Promise.resolve(),
  ): Promise<Trial> {
    const database = await lane.begin(scenario);
    await meddle(database);
    const settings = { TENANTRY_TEST_KILL: String(point.call), TENANTRY_TEST_KILL_WHEN: point.when };
    const { exit } = await this.#sync(lane, scenario, database, settings);
    const between = await look(database, scenario);
    const again = await this.#sync(lane, scenario, database, {});
    const refused = again.exit === 0 ? [] : [`restart: exit ${String(again.exit)}: ${again.stderr}`];
    const after = await look(database, scenario, lane);
    await database.close();
    const place = `seed ${scenario.seed}, ${point.when} call ${point.call} (${point.label})`;
    const all = [...between, ...refused, ...after];
    return { killed: exit === "SIGKILL", violations: all.map((violation) => `${place}: ${violation}`) };
  }

  #sync(
    lane: Lane,
    { workspace }: Scenario,
    database: TestDatabase,
    settings: Readonly<Record<string, string>>,
  ): Promise<CliResult> {
    return runCli(["sync", "--auto-approve"], {
      cwd: workspace.root,
      env: {
        NODE_OPTIONS: Object.keys(settings).length > 0 ? `--import=${this.#preload}` : "",
        TENANTRY_TEST_PROGRAM: repository,
        TENANTRY_DATABASE_URL: database.urlAs("tenantry_sync"),
        TENANTRY_REDIS_URL: lane.redisUrl,
        TENANTRY_ENVIRONMENT: "test",
        TENANTRY_CHECK_CACHE: lane.memory,
        ...settings,
      },
    });
  }
}

/** With a lane everything has to be over: the last commit, once, and its cache. */
async function look(database: TestDatabase, { catalogs, commit }: Scenario, lane?: Lane): Promise<string[]> {
  const db = await openDatabase(database.url);
  const cache = lane && (await openCache(lane.redisUrl));
  const last = new Map([...catalogs].filter(([id]) => id === commit));
  const violations = await lookAt(db, cache ? { catalogs: last, cache } : { catalogs });
  cache?.close();
  await db.close();
  return violations;
}
