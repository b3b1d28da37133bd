import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openDatabase } from "../../../src/registry/open.ts";
import { freshDatabase } from "../../support/database.ts";
import { debianFolders } from "../../support/postgres.ts";
import { findProgram } from "../../support/process-user.ts";

const GOLDEN = fileURLToPath(new URL("../../golden/schema.sql", import.meta.url));

/** What does not depend on the versions of the server and of pg_dump. */
function normalise(dump: string): string {
  const lines = dump.split("\n").filter((line) => !/^(--|SET |SELECT pg_catalog|\\(un)?restrict )/.test(line));
  return `${lines
    .join("\n")
    .replace(/\n{2,}/g, "\n\n")
    .trim()}\n`;
}

/** The record is of this version: others write the same schema down differently. */
const MAJOR = 15;

test("the migrations make the schema that is on record", async ({ skip, onTestFinished }) => {
  const fresh = await freshDatabase();
  onTestFinished(() => fresh.close());
  const db = await openDatabase(fresh.url);
  const { rows } = await db.query<{ major: number }>(
    "select current_setting('server_version_num')::int / 10000 as major",
  );
  await db.close();
  const dump = findProgram("pg_dump", debianFolders());
  const own =
    dump === undefined ? 0 : Number(/(\d+)\.?\d*/.exec(execFileSync(dump, ["--version"], { encoding: "utf8" }))?.[1]);
  skip(rows[0]?.major !== MAJOR || own !== MAJOR, `the schema on record is PostgreSQL ${MAJOR}'s`);
  const args = ["--schema-only", "--schema=tenantry", "--schema=audit", fresh.url];
  const actual = normalise(execFileSync(dump ?? "pg_dump", args, { encoding: "utf8", maxBuffer: 2 ** 24 }));
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(GOLDEN, actual);
  const expected = existsSync(GOLDEN) ? readFileSync(GOLDEN, "utf8") : "";
  if (actual !== expected) writeFileSync(`${GOLDEN}.actual`, actual);
  expect(actual).toBe(expected);
});
