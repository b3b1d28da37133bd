import { beforeAll, expect, test } from "vitest";
import type { Database, Sql } from "../../../src/registry/database.ts";
import { readAudit } from "../../../src/registry/queries/read-audit.ts";
import { sampleDocument, seedTenants } from "../../support/documents.ts";
import { describeRegistries } from "../../support/registries.ts";

const SYNC = { role: "tenantry_sync", context: { actor: "ci", actor_source: "oidc" } };

describeRegistries("a write to a tenant", (db) => {
  beforeAll(() =>
    seedTenants(
      db(),
      ...["direct", "same", "moved", "life", "held", "closed", "version"].map((id) => sampleDocument(id)),
    ),
  );

  const rowOf = async (id: string) => {
    const { rows } = await db().query<Record<string, unknown>>("select * from tenantry.tenants where tenant_id = $1", [
      id,
    ]);
    return rows[0] ?? {};
  };
  const actionsOf = async (id: string, sql: Sql = db()) => {
    const { rows } = await sql.query(
      "select action, config_version, new_tier from tenantry.outbox where tenant_id = $1 order by id",
      [id],
    );
    return rows.slice(1); // the first says that it was created
  };

  test("by hand moves the version, clears the hash, and reaches the outbox and the log", async () => {
    await db().query("update tenantry.tenants set display_name = 'By hand' where tenant_id = 'direct'");
    expect(await rowOf("direct")).toMatchObject({
      config_version: 2,
      content_hash: null,
      last_modified_by: "postgres",
    });
    expect(await actionsOf("direct")).toEqual([{ action: "updated", config_version: 2, new_tier: null }]);
    const [entry] = await readAudit(db(), { tenantId: "direct", limit: 1 });
    expect(entry).toMatchObject({
      op: "UPDATE",
      table: "tenants",
      key: "direct",
      db_user: "postgres",
      context: { direct: true },
    });
    expect(entry?.before).toMatchObject({ display_name: "Tenant direct", config_version: 1 });
    expect(entry?.after).toMatchObject({ display_name: "By hand", config_version: 2, content_hash: null });
    expect(entry?.after).not.toHaveProperty("applied");
  });

  test("cannot remove a tenant that must not be deleted", async () => {
    await db().query("update tenantry.tenants set prevent_deletion = true where tenant_id = 'direct'");
    const remove = db().query("update tenantry.tenants set removed_at = now() where tenant_id = 'direct'");
    await expect(remove).rejects.toMatchObject({
      message: expect.stringContaining("prevent_deletion is set") as unknown,
    });
    await db().query("update tenantry.tenants set prevent_deletion = false where tenant_id = 'direct'");
  });

  test("by a writing role is ascribed to whom it names", async () => {
    await db().transaction(
      (tx) =>
        tx.query("update tenantry.tenants set display_name = 'x', content_hash = $1 where tenant_id = 'moved'", [
          "a".repeat(64),
        ]),
      SYNC,
    );
    expect(await rowOf("moved")).toMatchObject({
      content_hash: "a".repeat(64),
      last_modified_by: "ci",
      created_by: "postgres",
    });
    expect((await readAudit(db(), { tenantId: "moved", limit: 1 }))[0]).toMatchObject({
      db_role: "tenantry_sync",
      context: SYNC.context,
    });
  });

  test("that changes nothing does not move the version", async () => {
    await db().query("update tenantry.tenants set display_name = display_name where tenant_id = 'same'");
    expect(await rowOf("same")).toMatchObject({ config_version: 1 });
    expect(await actionsOf("same")).toEqual([]);
  });

  test("moves the version by one, whatever the writer asks for", async () => {
    await db().query("update tenantry.tenants set config_version = 40, created_by = 'me' where tenant_id = 'version'");
    expect(await rowOf("version")).toMatchObject({ config_version: 2, created_by: "postgres" });
  });

  test("cannot change its id", async () => {
    const renamed = db().query("update tenantry.tenants set tenant_id = 'renamed' where tenant_id = 'same'");
    await expect(renamed).rejects.toMatchObject({
      code: "refused",
      hint: expect.stringContaining("never renamed") as string,
    });
  });

  test("names what happened, for the caches", async () => {
    const steps = ["tier = 'silver'", "tier = 'gold'", "status = 'suspended', suspension_reason = 'x'",
      "status = 'active', suspension_reason = null", "status = 'suspended', tier = 'bronze'", "status = 'offboarding'", "removed_at = now()"]; // prettier-ignore
    for (const step of steps) {
      await db().query(`update tenantry.tenants set ${step} where tenant_id = 'life'`);
      const { status, suspended_at } = await rowOf("life");
      expect(suspended_at !== null).toBe(status === "suspended");
    }
    expect(await actionsOf("life")).toEqual([
      { action: "tier_downgraded", config_version: 2, new_tier: "silver" },
      { action: "tier_upgraded", config_version: 3, new_tier: "gold" },
      { action: "suspended", config_version: 4, new_tier: null },
      { action: "resumed", config_version: 5, new_tier: null },
      { action: "suspended", config_version: 6, new_tier: "bronze" },
      { action: "updated", config_version: 7, new_tier: null },
      { action: "removed", config_version: 8, new_tier: null },
    ]);
  });

  test("a hold moves its tenant's version once, when it opens and when it closes", async () => {
    const open = `insert into tenantry.holds (target_kind, target_id, field, value, reason, actor)
      values ('tenant', 'held', 'status', '"suspended"', 'breach', 'oncall')`;
    await db().query(open);
    expect(await rowOf("held")).toMatchObject({ config_version: 2, content_hash: null });
    await db().transaction(async (tx) => {
      await tx.query("update tenantry.tenants set display_name = 'also' where tenant_id = 'held'");
      await tx.query("update tenantry.holds set state = 'lifted' where target_id = 'held'");
    });
    expect(await rowOf("held")).toMatchObject({ config_version: 3 });
    const hold = await db().query(
      "select closed_by, closed_at is not null as closed from tenantry.holds where target_id = 'held'",
    );
    expect(hold.rows).toEqual([{ closed_by: "postgres", closed: true }]);
    const kinds = (await readAudit(db(), { tenantId: "held" })).map(({ table, op }) => `${op} ${table}`);
    expect(kinds).toEqual(["UPDATE holds", "UPDATE tenants", "INSERT holds", "UPDATE tenants", "INSERT tenants"]);
  });

  test("a hold that is closed by itself moves its tenant's version too", async () => {
    await db().script(`insert into tenantry.holds (target_kind, target_id, field, value, reason, actor)
      values ('tenant', 'closed', 'status', '"suspended"', 'breach', 'oncall')`);
    await db().script("update tenantry.holds set state = 'lifted' where target_id = 'closed'");
    expect(await rowOf("closed")).toMatchObject({ config_version: 3 });
    expect(await actionsOf("closed")).toMatchObject([{ config_version: 2 }, { config_version: 3 }]);
  });

  test("an upsert and a MERGE are recorded once", async () => {
    const before = await lastSeq(db());
    const row = "insert into tenantry.tenants (tenant_id, display_name, tier, status, owner, region)";
    await db().query(
      `${row} values ('upsert', 'a', 'gold', 'active', 'o', 'r') on conflict (tenant_id) do update set display_name = 'b'`,
    );
    await db().query(
      `${row} values ('upsert', 'a', 'gold', 'active', 'o', 'r') on conflict (tenant_id) do update set display_name = 'b'`,
    );
    await db().query(`${row} values ('upsert', 'a', 'gold', 'active', 'o', 'r') on conflict do nothing`);
    await db().query(`merge into tenantry.tenants t using (values ('upsert')) as v(id) on t.tenant_id = v.id
      when matched then update set display_name = 'c'`);
    expect((await lastSeq(db())) - before).toBe(3);
  });

  test("under session_replication_role = replica is recorded all the same", async () => {
    const before = await lastSeq(db());
    await db().transaction(async (tx) => {
      await tx.script("set local session_replication_role = replica");
      await tx.query("update tenantry.tenants set display_name = 'replica' where tenant_id = 'same'");
    });
    expect((await lastSeq(db())) - before).toBe(1);
    expect(await rowOf("same")).toMatchObject({ config_version: 2 });
  });

  test("sealed early by SET CONSTRAINTS leaves no statement unsealed", async () => {
    await db().transaction(async (tx) => {
      await tx.script("set constraints all immediate");
      await tx.query("update tenantry.tenants set display_name = 'early' where tenant_id = 'same'");
      await tx.query("update tenantry.tenants set display_name = 'late' where tenant_id = 'same'");
    });
    expect((await db().query("select * from audit.verify()")).rows).toEqual([]);
  });

  test("is recorded by the real functions, whatever is found first on the writer's search_path", async () => {
    await db().transaction(async (tx) => {
      await tx.script(`create schema diverted;
        create function diverted.sha256(bytea) returns bytea language sql as $$ select '\\x00'::bytea $$;
        create temp table pg_attribute on commit drop as
          select attname, attnum, attrelid, attisdropped from pg_catalog.pg_attribute limit 0;
        set local search_path = diverted, pg_temp, pg_catalog`);
      await tx.query("update tenantry.tenants set display_name = 'diverted' where tenant_id = 'same'");
    });
    const [entry] = await readAudit(db(), { tenantId: "same", limit: 1 });
    expect(entry?.after).toMatchObject({ display_name: "diverted" });
    expect((await db().query("select * from audit.verify()")).rows).toEqual([]);
    await db().script("drop schema diverted cascade");
  });
});

describeRegistries("a trigger", (db) => {
  test("fires under session_replication_role = replica too, whichever it is", async () => {
    const { rows } = await db().query<{ name: string; fires: string }>(
      `select tgrelid::regclass || ' ' || tgname as name, tgenabled as fires from pg_trigger
       join pg_class c on c.oid = tgrelid
       where not tgisinternal and c.relnamespace in ('tenantry'::regnamespace, 'audit'::regnamespace)`,
    );
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.filter(({ fires }) => fires !== "A")).toEqual([]);
  });
});

async function lastSeq(db: Database): Promise<number> {
  const { rows } = await db.query<{ nrows: number }>("select nrows from audit.head");
  return rows[0]?.nrows ?? 0;
}
