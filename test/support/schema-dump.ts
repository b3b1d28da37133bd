import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { openDatabase } from "../../src/registry/open.ts";
import { debianFolders } from "./postgres.ts";
import { findProgram } from "./process-user.ts";

/** The schema that the migrations make, as pg_dump of this version writes it down: others write it differently. */
export const GOLDEN_SCHEMA = fileURLToPath(new URL("../golden/schema.sql", import.meta.url));
export const GOLDEN_MAJOR = 15;

/** Whether a dump of this server, by the pg_dump of this machine, can be compared with the one on record. */
export async function canDump(url: string): Promise<boolean> {
  const db = await openDatabase(url);
  const { rows } = await db.query<{ major: number }>(
    "select current_setting('server_version_num')::int / 10000 as major",
  );
  await db.close();
  const dump = findDump();
  const said = dump === undefined ? "" : execFileSync(dump, ["--version"], { encoding: "utf8" });
  return rows[0]?.major === GOLDEN_MAJOR && Number(/(\d+)\.?\d*/.exec(said)?.[1]) === GOLDEN_MAJOR;
}

/** The schemas of a registry, without what depends on the minor versions of the server and of pg_dump. */
export function dumpSchema(url: string): string {
  const args = ["--schema-only", "--schema=tenantry", "--schema=audit", url];
  const dump = execFileSync(findDump() ?? "pg_dump", args, { encoding: "utf8", maxBuffer: 2 ** 24 });
  const lines = dump.split("\n").filter((line) => !/^(--|SET |SELECT pg_catalog|\\(un)?restrict )/.test(line));
  return `${lines
    .join("\n")
    .replace(/\n{2,}/g, "\n\n")
    .trim()}\n`;
}

function findDump(): string | undefined {
  return findProgram("pg_dump", debianFolders());
}
