import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyChain } from "../../../src/pipeline/audit-verify.ts";
import type { Database } from "../../../src/registry/database.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { type TestDatabase, freshDatabase } from "../../support/database.ts";

let fresh: TestDatabase;
let db: Database;

/** More of everything than is read at once: rows of a statement, statements of a transaction, links. */
beforeAll(async () => {
  fresh = await freshDatabase();
  db = await openDatabase(fresh.url);
  await db.script(
    `insert into tenantry.features (feature, document) select 'f_' || i, '{}' from generate_series(1, 11000) i`,
  );
  const rename = `update tenantry.features set document = jsonb_build_object('i', i) where feature = 'f_' || i`;
  await db.script(`do $$ begin for i in 1..5100 loop ${rename}; end loop; end $$`);
  await db.script(`do $$ begin for i in 1..5100 loop ${rename.replace("'i'", "'j'")}; commit; end loop; end $$`);
});
afterAll(async () => {
  await db.close();
  await fresh.close();
});

test("is whole over many pages", async () => {
  const seen: number[] = [];
  const verdict = await verifyChain(db, { onProgress: (rows, of) => seen.push(rows, of) });
  expect(verdict).toMatchObject({ links: 5102, rows: 21_200, bad: null });
  expect(seen.slice(-2)).toEqual([expect.any(Number), 21_200]);
});

test.each([
  ["the first page", "tx = 1 and n = 2", { link: 1, statement: 1, row: 2, seq: 2 }],
  ["a later page of a statement", "tx = 1 and n = 10998", { link: 1, statement: 1, row: 10_998, seq: 10_998 }],
  ["a later page of statements", "tx = 2 and stmt = 5099", { link: 2, statement: 5099, row: 1, seq: 16_099 }],
  ["a later page of links", "tx = 5101", { link: 5101, statement: 1, row: 1, seq: 21_199 }],
])("names the row on %s", async (_, where, place) => {
  const undo = new Error("undo");
  const altered = db.transaction(async (tx) => {
    await tx.script("alter table audit.change disable trigger all");
    await tx.script(`update audit.change set new = '{}' where ${where}`);
    expect((await verifyChain(tx)).bad).toMatchObject(place);
    throw undo;
  });
  await expect(altered).rejects.toBe(undo);
});
