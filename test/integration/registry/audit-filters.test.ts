/** What `audit log` can be asked, on the database that answers. */
import { beforeAll, describe, expect, test } from "vitest";
import type { AuditFilter } from "../../../src/model/audit.ts";
import { AUDIT_ACTIONS } from "../../../src/model/audit.ts";
import { parsePath } from "../../../src/model/json.ts";
import type { Database } from "../../../src/registry/database.ts";
import { closeHolds } from "../../../src/registry/queries/close-holds.ts";
import { openHold } from "../../../src/registry/queries/open-hold.ts";
import { auditPage, readAudit, streamAudit } from "../../../src/registry/queries/read-audit.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { freshDatabase } from "../../support/database.ts";
import { sampleDocument, seedTenants } from "../../support/documents.ts";
import { describeRegistries } from "../../support/registries.ts";

const github = "https://github.com/gcc/config/pull";

/** Writes as somebody, in a transaction of its own. */
async function write(db: Database, set: string, who: object = {}, id = "acme"): Promise<void> {
  const context = { actor: "Ann Author <ann@gcc.example>", actor_source: "git", pr_url: `${github}/42`, ...who };
  await db.transaction((tx) => tx.query(`update tenantry.tenants set ${set} where tenant_id = $1`, [id]), { context });
}

async function seedHistory(db: Database): Promise<void> {
  await seedTenants(db, sampleDocument("acme"), sampleDocument("beta"));
  await write(db, `limits = '{"max_users": 250, "storage_quota_gb": "unlimited"}'`);
  await write(db, `limits = '{"max_users": 250, "storage_quota_gb": 5}'`, { actor: "bob", pr_url: `${github}/142` });
  await write(db, `features = '["premium_storage"]'`, { pr_url: null, actor: "Joanne <joanne@gcc.example>" });
  await write(db, "status = 'suspended', suspension_reason = 'breach'", { actor: "olga", actor_source: "flag" });
  await write(db, "status = 'active', suspension_reason = null", { actor: "olga", actor_source: "flag" });
  await write(db, "tier = 'silver'");
  const hold = { target_kind: "tenant", field: "status", value: "suspended", prior_value: null } as const;
  const about = { reason: "r", incident: null, actor: "olga", review_by: null, base_commit: null };
  const open = (target_id: string) => db.transaction((tx) => openHold(tx, { ...hold, ...about, target_id }));
  await open("beta");
  const { id } = await open("acme");
  await db.transaction((tx) => closeHolds(tx, [id], "lifted"));
  await db.query("update tenantry.tenant_tier_configs set document = document || $1::jsonb where tier = 'gold'", [
    { limits: { max_users: { default: 5 } } },
  ]);
  await db.query("update tenantry.tenants set billing_email = 'new@gcc.example' where tenant_id = 'beta'");
  await db.query("update tenantry.tenants set removed_at = now() where tenant_id = 'beta'");
}

describeRegistries("the filters of the audit log", (db) => {
  beforeAll(() => seedHistory(db()));

  const asked = async (filter: AuditFilter) =>
    (await readAudit(db(), filter)).map(({ table, key, action }) => `${action} ${table} ${key}`);
  const field = (path: string) => asked({ field: parsePath(path) ?? [] }).then((all) => all.filter((one) => !one.startsWith("created"))); // prettier-ignore

  test("by a tenant: its row and its holds, also of a hold that is gone from its table", async () => {
    const all = await asked({ tenantId: "acme" });
    await db().query("delete from tenantry.holds where id = 2");
    expect(await asked({ tenantId: "acme" })).toEqual(["removed holds 2", ...all]);
    expect(all.filter((one) => /(?<!updated) (tenants|holds)/.test(one))).toEqual([
      "hold_lifted holds 2",
      "hold_opened holds 2",
      "tier_changed tenants acme",
      "resumed tenants acme",
      "suspended tenants acme",
      "created tenants acme",
    ]);
    expect(await asked({ tenantId: "gold" })).toEqual([]);
  });

  test("by a value, and by what is above it", async () => {
    const both = ["updated tenant_tier_configs gold", "updated tenants acme"];
    expect(await field("limits.max_users")).toEqual(both);
    expect(await field("limits.storage_quota_gb")).toEqual(both.slice(1));
    expect(await field("limits")).toEqual([...both, "updated tenants acme"]);
    expect(await field("limits.max")).toEqual([]);
    expect(await field("features.advanced_analytics")).toEqual(["updated tenants acme"]);
    expect(await field("features.premium_storage")).toEqual([]);
    expect(await field("suspension.reason")).toEqual(["resumed tenants acme", "suspended tenants acme"]);
    expect(await field("suspension")).toEqual(await field("suspension.reason"));
    expect(await field("billing.email")).toEqual(["updated tenants beta"]);
    expect(await field("billing.cost_center")).toEqual([]);
    expect(await field("removed")).toEqual(["removed tenants beta"]);
    expect(await field("tier")).toEqual(["tier_changed tenants acme"]);
  });

  test("by who did it", async () => {
    const ann = await asked({ actor: "Ann Author <ann@gcc.example>" });
    expect(ann).toEqual(["tier_changed tenants acme", "updated tenants acme"]);
    expect(await asked({ actor: "ANN@gcc.example" })).toEqual(ann);
    expect(await asked({ actor: "ann author" })).toEqual(ann);
    expect(await asked({ actor: "ann" })).toEqual([]);
    const { rows } = await db().query<{ login: string }>("select session_user::text as login");
    expect(await asked({ actor: rows[0]?.login ?? "" })).toEqual(await asked({}));
  });

  test("by the pull request, by number and by link", async () => {
    const of42 = await asked({ pullRequest: "42" });
    expect(of42).toHaveLength(4);
    expect(await asked({ pullRequest: `${github}/42/` })).toEqual(of42);
    expect(await asked({ pullRequest: "142" })).toEqual(["updated tenants acme"]);
    expect(await asked({ pullRequest: `${github}/4` })).toEqual([]);
    expect(await asked({ pullRequest: "%" })).toEqual([]);
  });

  test("by what was done: every entry has one action, and only that one finds it", async () => {
    const all = await readAudit(db());
    for (const action of AUDIT_ACTIONS) {
      const found = await readAudit(db(), { actions: [action] });
      expect(found).toEqual(all.filter((entry) => entry.action === action));
    }
    expect(await asked({ actions: ["suspended", "removed"] })).toEqual([
      "removed holds 2",
      "removed tenants beta",
      "suspended tenants acme",
    ]);
  });

  test("by time, the milliseconds that are printed included", async () => {
    const all = await readAudit(db());
    const at = all[4]?.at ?? "";
    expect(await readAudit(db(), { since: at })).toEqual(all.filter((entry) => entry.at >= at));
    expect(await readAudit(db(), { until: at })).toEqual(all.filter((entry) => entry.at <= at));
    expect(await readAudit(db(), { since: at, until: at })).toContainEqual(all[4]);
  });

  test("in pages that neither repeat nor leave out anything", async () => {
    const many = Array.from({ length: 700 }, (_, index) => sampleDocument(`n${index}`));
    await seedTenants(db(), ...many.slice(0, 699));
    await write(db(), "display_name = display_name || '!'", {}, "n1");
    const pages: number[] = [];
    const seqs: number[] = [];
    for await (const page of streamAudit(db())) {
      pages.push(page.length);
      seqs.push(...page.map(({ seq }) => seq));
    }
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, index) => seqs.length - index));
    expect(Math.max(...pages)).toBe(500);
    expect(await readAudit(db(), { limit: 600 })).toHaveLength(600);
  });
});

describe("on a server", () => {
  test("the filter by tenant uses the index of the log", async ({ onTestFinished }) => {
    const fresh = await freshDatabase();
    const db = await openDatabase(fresh.url);
    onTestFinished(async () => {
      await db.close();
      await fresh.close();
    });
    await seedTenants(db, ...Array.from({ length: 3000 }, (_, index) => sampleDocument(`t${index}`)));
    await db.script("analyze");
    const { text, values } = auditPage({ tenantId: "t7" }, 100);
    const { rows } = await db.transaction((tx) => tx.query(`explain ${text}`, values), { role: "tenantry_auditor" });
    const plan = JSON.stringify(rows);
    expect(plan).toContain("change_pk");
    expect(plan).not.toContain("Seq Scan on change");
  });
});
