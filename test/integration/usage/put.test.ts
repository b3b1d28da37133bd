import { afterAll, beforeAll, expect, test } from "vitest";
import { putUsage } from "../../../src/pipeline/usage.ts";
import type { Database } from "../../../src/registry/database.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { type TestDatabase, freshDatabase } from "../../support/database.ts";
import { sampleDocument, seedTenants } from "../../support/documents.ts";

let fresh: TestDatabase;
let db: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = await openDatabase(fresh.url);
  await seedTenants(db, sampleDocument("acme"), sampleDocument("beta"), sampleDocument("gone"));
  await db.script("update tenantry.tenants set removed_at = now() where tenant_id = 'gone'");
});
afterAll(async () => {
  await db.close();
  await fresh.close();
});

const now = "2026-11-23T09:00:00.000Z";
const put = (text: string, role: "tenantry_ops" | "tenantry_reader" = "tenantry_ops") =>
  putUsage({ databaseUrl: fresh.urlAs(role), environment: "test", text, now });
const rows = async () =>
  (
    await db.query(
      `select tenant_id, users, documents, storage_gb::float8, queries_today, payment_status, health_score, observed_at
       from tenantry.tenant_runtime order by tenant_id`,
    )
  ).rows;
const acme = {
  ...{ tenant_id: "acme", users: 3, documents: 10, storage_gb: 1.5, queries_today: 7 },
  ...{ payment_status: "paid", health_score: 99.5, observed_at: now },
};

test("writes what was observed; what is absent stays, null clears, and the log has nothing of it", async () => {
  const log = "select count(*) as entries from audit.log";
  const before = (await db.query(log)).rows;
  expect(await put(`${JSON.stringify(acme)}\n{"tenant_id":"beta","users":1}\n`)).toEqual({ tenants: 2 });
  expect((await rows())[0]).toEqual(acme);
  const later = { tenant_id: "acme", users: 4, payment_status: null, observed_at: "2026-11-23T09:01:00.000Z" };
  expect(await put(JSON.stringify(later))).toEqual({ tenants: 1 });
  expect((await rows())[0]).toEqual({ ...acme, ...later });
  expect((await db.query(log)).rows).toEqual(before);
  expect(await put("")).toEqual({ tenants: 0 });
});

test.each([
  ['{"tenant_id":"acmee","users":5}', 'line 2: there is no tenant "acmee"; did you mean acme?'],
  ['{"tenant_id":"gone","users":5}', 'line 2: there is no tenant "gone"'],
  ['{"tenant_id":"beta","users":-5}', "line 2: users must be a whole number from 0"],
])("writes nothing at all when one line is wrong: %s", async (line, mistake) => {
  const before = await rows();
  await expect(put(`{"tenant_id":"acme","users":5}\n${line}`)).rejects.toMatchObject({
    code: "refused",
    message: expect.stringContaining(mistake) as string,
  });
  expect(await rows()).toEqual(before);
});

test("wants a login that may", async () => {
  await expect(put('{"tenant_id":"acme","users":5}', "tenantry_reader")).rejects.toMatchObject({ code: "refused" });
});
