import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { findPostgres, startPostgres } from "./postgres.ts";
import { findRedis, startRedis } from "./redis.ts";
import type { TestServer } from "./server-process.ts";
import { createTemplate, dropDatabase, dropLogins } from "./template.ts";

export { startPostgres } from "./postgres.ts";
export { startRedis } from "./redis.ts";
export type { TestServer } from "./server-process.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A superuser's URL of the PostgreSQL of this run; test files take a database by freshDatabase(). */
    databaseUrl: string;
    /** The migrated database that they clone. */
    databaseTemplate: string;
    /** The Redis of this run; test files use a prefix or a server of their own. */
    redisUrl: string;
  }
}

/** Servers for a test run: those of the environment, else private ones, which end with the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const givenDatabase = process.env["TENANTRY_TEST_DATABASE_URL"];
  const givenRedis = process.env["TENANTRY_TEST_REDIS_URL"];
  requirePrograms();
  const started: TestServer[] = [];
  const own = async (server: Promise<TestServer>) => {
    started.push(await server);
    return (await server).url;
  };
  const databaseUrl = givenDatabase ?? (await own(startPostgres()));
  const redisUrl = givenRedis ?? (await own(startRedis()));
  const template = await createTemplate(databaseUrl);
  project.provide("databaseUrl", databaseUrl);
  project.provide("redisUrl", redisUrl);
  project.provide("databaseTemplate", template);
  return async () => {
    if (givenDatabase !== undefined) {
      await dropDatabase(databaseUrl, template);
      await dropLogins(databaseUrl);
    }
    for (const server of started) await server.stop();
  };
}

/** Also where servers are given: some tests kill, pause or restart theirs, and those are never somebody else's. */
function requirePrograms(): void {
  const missing = () => findPostgres() === undefined || findRedis() === undefined;
  if (!missing()) return;
  const installed = spawnSync(fileURLToPath(new URL("../../scripts/services", import.meta.url)), { stdio: "inherit" });
  if (installed.status !== 0 || missing())
    throw new Error(
      "The integration tests need the programs of PostgreSQL (15 or later) and Redis. Install both, or run everything " +
        "in a container: `docker compose run --rm test`.",
    );
}
