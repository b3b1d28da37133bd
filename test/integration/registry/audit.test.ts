import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/registry/database.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { readAudit } from "../../../src/registry/queries/read-audit.ts";
import { verifyChain } from "../../../src/pipeline/audit-verify.ts";
import { type TestDatabase, freshDatabase } from "../../support/database.ts";
import { sampleDocument, seedTenants } from "../../support/documents.ts";
import { describeRegistries } from "../../support/registries.ts";

const AUDITOR = { role: "tenantry_auditor", readOnly: true };

describeRegistries("the audit log", (db) => {
  beforeAll(async () => {
    await seedTenants(db(), ...["a1", "a2", "a3"].map((id) => sampleDocument(id)));
    for (const name of ["one", "two", "three"])
      await db().query("update tenantry.tenants set display_name = $1", [name]);
  });

  test("is whole", async () => {
    const verdict = await db().transaction((tx) => verifyChain(tx), AUDITOR);
    expect(verdict).toEqual({
      links: 4,
      rows: 15,
      head: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      bad: null,
      disabled_triggers: [],
    });
  });

  test("numbers its entries without gaps, newest first", async () => {
    const entries = await readAudit(db(), { limit: 1000 });
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 15 }, (_, index) => 15 - index));
    expect(await readAudit(db(), { limit: 2 })).toEqual(entries.slice(0, 2));
    expect((await readAudit(db(), { tenantId: "a2" })).map(({ seq }) => seq)).toEqual([14, 11, 8, 5]);
    expect(await readAudit(db(), { since: "2999-01-01T00:00:00Z" })).toEqual([]);
  });

  const tables = ["audit.tx", "audit.stmt", "audit.change", "audit.link"];
  const watched = ["tenants", "tenant_tier_configs", "features", "feature_flags", "holds"].map(
    (name) => `tenantry.${name}`,
  );
  test.each([
    ...tables.flatMap((table) => [`delete from ${table}`, `truncate ${table}`]),
    "update audit.tx set xid = xid",
    "update audit.stmt set ctx = ''",
    "update audit.change set new = null",
    "update audit.link set at = now()",
    "update audit.link set at = now() where false",
    "truncate audit.tx, audit.stmt, audit.change, audit.link cascade",
    "delete from audit.head",
    "truncate audit.head",
    ...watched.map((table) => `truncate ${table} cascade`),
    "delete from tenantry.tenants",
    "delete from tenantry.tenant_tier_configs",
    "insert into tenantry.features (feature, document) values ('x_y', '{}'); delete from tenantry.features",
    "insert into tenantry.feature_flags (flag, kind, state, document) values ('x_y', 'k', 'on', '{}'); delete from tenantry.feature_flags",
  ])("refuses the superuser: %s", async (statement) => {
    for (const role of ["origin", "replica"]) {
      const refused = db().transaction((tx) => tx.script(`set local session_replication_role = ${role}; ${statement}`));
      await expect(refused).rejects.toMatchObject({
        code: "refused",
        message: expect.stringContaining("is refused") as string,
      });
    }
  });

  test.each(["audit.tx id", "audit.stmt tx", "audit.change tx", "audit.link tx"])(
    "refuses each row, as logical replication writes: %s",
    async (column) => {
      const [table = "", key = ""] = column.split(" ");
      for (const role of ["origin", "replica"])
        for (const statement of [`delete from ${table}`, `update ${table} set ${key} = ${key}`]) {
          const bare = `alter table ${table} disable trigger append_only; set local session_replication_role = ${role}`;
          const refused = db().transaction((tx) => tx.script(`${bare}; ${statement}`));
          await expect(refused).rejects.toThrow(`on ${table} is refused`);
        }
    },
  );

  test("seals nothing that was not written", async () => {
    await expect(db().query("insert into audit.tx (xid) values (pg_current_xact_id())")).rejects.toThrow(
      "nothing to seal",
    );
  });
});

describe("the audit log on a server", () => {
  let fresh: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    fresh = await freshDatabase();
    db = await openDatabase(fresh.url);
    await seedTenants(db, ...Array.from({ length: 8 }, (_, index) => sampleDocument(`w${index}`)));
  });
  afterAll(async () => {
    await db.close();
    await fresh.close();
  });

  test("grows without forks or gaps under 8 writers", async () => {
    const before = await verifyChain(db);
    const writers = await Promise.all(Array.from({ length: 8 }, () => openDatabase(fresh.urlAs("tenantry_sync"))));
    await Promise.all(
      writers.map(async (writer, index) => {
        for (let round = 0; round < 25; round++)
          await writer.transaction(async (tx) => {
            const rename = (id: string) =>
              tx.query("update tenantry.tenants set display_name = $1 where tenant_id = $2", [`${index}.${round}`, id]);
            await rename(`w${index}`);
            await rename(`w${index}`);
          });
      }),
    );
    await Promise.all(writers.map((writer) => writer.close()));
    const after = await verifyChain(db);
    expect(after).toMatchObject({ links: before.links + 200, rows: before.rows + 400, bad: null });
    const { rows } = await db.query("select count(distinct prev) as links, max(seq) as last from audit.link");
    expect(rows).toEqual([{ links: after.links, last: after.links }]);
  });

  test("believes the context of a member of a writing role, and of nobody else", async () => {
    await db.script(
      `grant usage on schema tenantry to tenantry_test_stranger;
       grant select, update on tenantry.tenants to tenantry_test_stranger;
       create policy theirs on tenantry.tenants to tenantry_test_stranger using (true)`,
    );
    const context = { actor: "ceo@gcc.example", actor_source: "oidc" };
    const rename = "update tenantry.tenants set display_name = display_name || '!' where tenant_id = 'w1'";
    for (const role of ["stranger", "tenantry_sync"] as const) {
      const login = await openDatabase(fresh.urlAs(role));
      await login.transaction(async (tx) => {
        await tx.query("select set_config('tenantry.context', $1, true)", [JSON.stringify(context)]);
        await tx.query(rename);
      });
      const told = login.transaction((tx) => tx.query("select 1"), { context });
      if (role === "stranger") await expect(told).rejects.toMatchObject({ code: "refused" });
      else await told;
      await login.close();
    }
    const [member, stranger] = await readAudit(db, { tenantId: "w1", limit: 2 });
    expect(member).toMatchObject({
      db_user: "tenantry_test_sync",
      context,
      after: { last_modified_by: context.actor },
    });
    expect(stranger).toMatchObject({
      db_user: "tenantry_test_stranger",
      context: { direct: true },
      client: "127.0.0.1",
      after: { last_modified_by: "tenantry_test_stranger" },
    });
  });

  test("is not disturbed by the session's settings", async () => {
    const odd = await openDatabase(fresh.url);
    await odd.transaction(async (tx) => {
      await tx.script(
        "set local timezone = 'America/New_York'; set local bytea_output = 'escape'; set local intervalstyle = 'iso_8601'; set local extra_float_digits = -15",
      );
      await tx.query("update tenantry.tenants set display_name = 'odd' where tenant_id = 'w2'");
      expect((await verifyChain(tx)).bad).toBeNull();
    });
    await odd.close();
    const [entry] = await readAudit(db, { tenantId: "w2", limit: 1 });
    expect(entry?.after?.["last_modified_at"]).toMatch(/\+00:00$/);
    expect((await verifyChain(db)).bad).toBeNull();
  });
});
