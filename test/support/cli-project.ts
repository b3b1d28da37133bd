import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { CliOptions, CliResult } from "./cli.ts";
import { repository, runCli } from "./cli.ts";
import type { TestDatabase } from "./database.ts";
import { freshDatabase } from "./database.ts";
import { commitAll, makeFolder } from "./git-folder.ts";

/** The small catalog of the golden tests in a Git repository, and a registry, for running the command line on. */
export interface CliProject {
  readonly root: string;
  readonly database: TestDatabase;
  /** Changes one text in one file. */
  edit(file: string, from: string, to: string): void;
  commit(message: string): string;
  /** Settings of the environment, over those of this project; an empty one counts as unset. */
  run(args: string, env?: Readonly<Record<string, string>>, options?: Partial<CliOptions>): Promise<CliResult>;
}

/** Everything is gone when the test has finished. `database` is a migrated one when it is not given. */
export async function newCliProject(database?: TestDatabase): Promise<CliProject> {
  const root = makeFolder();
  const registry = database ?? (await freshDatabase());
  onTestFinished(async () => {
    await registry.close();
    rmSync(root, { recursive: true });
  });
  cpSync(join(repository, "test/golden/catalog"), root, { recursive: true });
  commitAll(root, "The catalog");
  const settings = { TENANTRY_DATABASE_URL: registry.url, TENANTRY_ENVIRONMENT: "test", TENANTRY_CACHE: "none" };
  return {
    root,
    database: registry,
    edit(file, from, to) {
      const path = join(root, file);
      writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
    },
    commit: (message) => commitAll(root, message),
    run: (args, env = {}, options = {}) =>
      runCli(splitWords(args), { cwd: root, env: { ...settings, ...env }, ...options }),
  };
}

/** Words are parted by blanks; "double quotes" keep some together. */
function splitWords(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}
