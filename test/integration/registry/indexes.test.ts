import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, Sql } from "../../../src/registry/database.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { CLAIM_OUTBOX } from "../../../src/registry/queries/claim-outbox.ts";
import { insertTenants } from "../../../src/registry/queries/insert-tenants.ts";
import { type TestDatabase, freshDatabase } from "../../support/database.ts";
import { sampleDocument, seedTiers, writeOf } from "../../support/documents.ts";

/** Written as sync does, and then as many again and again until there are as many as the largest registry has. */
const WRITTEN = 5_000;
const TENANTS = 100_000;
let fresh: TestDatabase;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = await openDatabase(fresh.url);
  await db.transaction(async (tx) => {
    await seedTiers(tx);
    await insertTenants(
      tx,
      Array.from({ length: WRITTEN }, (_, index) => writeOf(tenant(index))),
    );
    await multiply(tx);
    await tx.script(`insert into tenantry.tenant_runtime (tenant_id, payment_status, health_score)
      select tenant_id, case when random() < 0.01 then 'overdue' else 'paid' end, 100 * random() from tenantry.tenants`);
  });
  await db.script("analyze");
});
afterAll(async () => {
  await db.close();
  await fresh.close();
});

/** Copies the tenants, without the log: it is not what is asked for here, and would take most of the time. */
async function multiply(tx: Sql): Promise<void> {
  const { rows } = await tx.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
     where attrelid = 'tenantry.tenants'::regclass and attnum > 0 and not attisdropped and attname <> 'tenant_id'`,
  );
  const columns = rows[0]?.columns ?? "";
  await tx.script(`alter table tenantry.tenants disable trigger user;
    insert into tenantry.tenants (tenant_id, ${columns})
      select tenant_id || '_' || n, ${columns} from tenantry.tenants, generate_series(2, ${TENANTS / WRITTEN}) n;
    alter table tenantry.tenants enable trigger user`);
}

/** One in a hundred is unusual in everything that people filter by. */
function tenant(index: number) {
  const rare = index % 100 === 0;
  return sampleDocument(`t${index}`, {
    tier: rare ? "bronze" : "gold",
    status: rare ? "suspended" : "active",
    owner: `owner${index % 200}@gcc.example`,
    billing: { email: "b@gcc.example", cost_center: `CC-${index % 200}` },
    features: rare ? ["premium_storage", "rare_feature"] : ["premium_storage"],
  });
}

const FILTERS = [
  ["tenants_status", "select tenant_id from tenantry.tenants where status = 'suspended'"],
  ["tenants_tier", "select tenant_id from tenantry.tenants where tier = 'bronze'"],
  ["tenants_owner", "select tenant_id from tenantry.tenants where owner = 'owner7@gcc.example'"],
  ["tenants_cost_center", "select tenant_id from tenantry.tenants where cost_center = 'CC-7'"],
  ["tenants_features", `select tenant_id from tenantry.tenants where features @> '["rare_feature"]'`],
  ["tenant_runtime_payment_status", "select tenant_id from tenantry.tenant_overview where payment_status = 'overdue'"],
  ["tenant_runtime_health_score", "select tenant_id from tenantry.tenant_overview where health_score < 1"],
] as const;

describe.each(["tenantry_reader", "tenantry_ops", "tenantry_sync"])("as %s", (role) => {
  test.each(FILTERS)("%s serves a selective filter", async (index, query) => {
    const { rows } = await db.transaction((tx) => tx.query(`explain ${query}`), { role });
    expect(JSON.stringify(rows)).toContain(index);
  });
});

test.each(["tenants", "tenant_runtime", "tenant_limits", "tenant_overview"])(
  "a service finds its tenant in %s by its key, whatever it asks for",
  async (relation) => {
    const explain = async (tx: Sql) => {
      await tx.script("set local tenantry.tenant_id = 't7'");
      return tx.query(`explain select * from tenantry.${relation}`);
    };
    const { rows } = await db.transaction(explain, { role: "tenantry_api" });
    expect(JSON.stringify(rows)).toMatch(/tenants_pkey|tenant_runtime_pkey/);
    expect(JSON.stringify(rows)).not.toMatch(/Seq Scan on (tenants|tenant_runtime)/);
  },
);

test("undelivered rows are found without reading delivered ones", async () => {
  await db.script("update tenantry.outbox set delivered_at = now() where id % 100 <> 0; analyze tenantry.outbox");
  const explain = (tx: Sql) => tx.query(`explain ${CLAIM_OUTBOX.replace("$1", "500")}`);
  const explained = JSON.stringify((await db.transaction(explain, { role: "tenantry_sync" })).rows);
  expect(explained).toContain("outbox_undelivered");
  expect(explained).not.toContain("Sort");
});
