import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { freshDatabase } from "../../support/database.ts";
import { GOLDEN_MAJOR, GOLDEN_SCHEMA, canDump, dumpSchema } from "../../support/schema-dump.ts";

test("the migrations make the schema that is on record", async ({ skip, onTestFinished }) => {
  const fresh = await freshDatabase();
  onTestFinished(() => fresh.close());
  skip(!(await canDump(fresh.url)), `the schema on record is PostgreSQL ${GOLDEN_MAJOR}'s`);
  const actual = dumpSchema(fresh.url);
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(GOLDEN_SCHEMA, actual);
  const expected = existsSync(GOLDEN_SCHEMA) ? readFileSync(GOLDEN_SCHEMA, "utf8") : "";
  if (actual !== expected) writeFileSync(`${GOLDEN_SCHEMA}.actual`, actual);
  expect(actual).toBe(expected);
});
