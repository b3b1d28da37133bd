/** Two states of the registry, rebuilt from the log. */
import { expect, test } from "vitest";
import { suspendTenant } from "../../../src/emergency/suspend.ts";
import { diffRegistry } from "../../../src/pipeline/audit-log/diff.ts";
import { renderAuditDiff } from "../../../src/report/audit/diff.ts";
import { showTenantAt } from "../../../src/pipeline/audit-log/tenant-at.ts";
import { writePastTriggers } from "../../support/past-triggers.ts";
import { olga } from "../../support/people.ts";
import { syncedWorkspace, tenantYaml, tierYaml } from "../../support/workspace.ts";

test("says what became of each entity, between times, syncs and revisions, forwards and backwards", async () => {
  const workspace = await syncedWorkspace();
  const { db, database } = workspace;
  const address = { databaseUrl: database.url };
  const sealed = async () => {
    await new Promise((resolve) => setTimeout(resolve, 2)); // what comes next has another millisecond
    const { rows } = await db.query<{ at: string }>("select at from audit.link order by seq desc limit 1");
    return { at: rows[0]?.at ?? "" };
  };
  const first = await sealed();

  workspace.write("tiers/gold.yaml", tierYaml("gold", { rank: 2, maxUsers: 300 }));
  workspace.write("tenants/zed.yaml", tenantYaml("zed"));
  workspace.commit("second");
  const { applied } = await workspace.sync({ actor: "ann", allow: ["updates=9 growth"] });
  const second = await sealed();
  workspace.write("run", "a commit that changes no row");
  workspace.commit("third");
  const { applied: idle } = await workspace.sync({ actor: "ann" });
  await suspendTenant(db, { tenantId: "acme", reason: "breach", attribution: olga });
  await db.query("update tenantry.tenants set removed_at = now() where tenant_id = 'ember'");
  await db.query("update tenantry.tenants set owner = 'x' where tenant_id = 'beta'");
  await db.query("update tenantry.tenants set owner = 'beta@gcc.example' where tenant_id = 'beta'");
  const third = await sealed();

  const bySync = await diffRegistry(address, [first, second]);
  expect(renderAuditDiff(bySync, { color: false })).toBe(`From ${first.at} to ${second.at}
  ~ tier gold: 1 field
      ~ limits.max_users.default  200 → 300
${["acme", "beta", "coral", "delta", "ember"].map((id) => `  ~ tenant ${id}: 1 field\n      ~ limits.max_users  200 → 300\n`).join("")}  + tenant zed

Diff: 1 created, 6 changed, 0 removed (transactions 1 and 2 of the log).
`);
  const { entities } = bySync;
  expect((await diffRegistry(address, [{ revision: 1 }, { revision: 2 }])).entities).toEqual(entities);
  const sync = applied?.sync_id ?? "";
  expect((await diffRegistry(address, [first, { sync }])).entities).toEqual(entities);

  expect((await diffRegistry(address, [second, { sync: idle?.sync_id ?? "" }])).entities).toEqual([]);

  const byHand = await diffRegistry(address, [{ revision: 2 }, third]);
  expect(byHand.entities.map(({ kind, id, action }) => `${action} ${kind} ${id}`)).toEqual([
    "update tenant acme",
    "delete tenant ember",
    "create hold 1",
  ]);
  expect(byHand.entities[0]?.fields).toEqual([
    { path: "status", before: "active", after: "suspended" },
    { path: "suspension.reason", after: "breach" },
  ]);
  const back = await diffRegistry(address, [third, { revision: 2 }]);
  expect(back.entities.map(({ action }) => action)).toEqual(["update", "create", "delete"]);
  expect(back.entities[0]?.fields).toEqual([
    { path: "status", before: "suspended", after: "active" },
    { path: "suspension.reason", before: "breach" },
  ]);
  expect((await diffRegistry(address, [{ revision: 0 }, first])).entities).toHaveLength(7);
  expect(renderAuditDiff(await diffRegistry(address, [third, third]), { color: false })).toContain("= No difference.");
  await expect(diffRegistry(address, [{ revision: 99 }, third])).rejects.toThrow(
    "This registry has had no revision 99.",
  );
});

test("agrees with `tenants show --at` when somebody has written past the triggers in between", async () => {
  const { db, database } = await syncedWorkspace();
  const address = { databaseUrl: database.url };
  const sealedAt = async () => {
    const { rows } = await db.query<{ at: string }>("select max(at) as at from audit.link");
    return rows[0]?.at ?? "";
  };
  await db.query("update tenantry.tenants set owner = 'first@gcc.example' where tenant_id = 'acme'");
  const before = await sealedAt();
  await writePastTriggers(db, "tenants", "owner = 'unseen@gcc.example' where tenant_id = 'acme'");
  await new Promise((resolve) => setTimeout(resolve, 2)); // what comes next has another millisecond
  await db.query("update tenantry.tenants set owner = 'last@gcc.example' where tenant_id = 'acme'");
  const after = await sealedAt();

  const { entities } = await diffRegistry(address, [{ at: before }, { at: after }]);
  const ownerAt = async (at: string) => (await showTenantAt(address, "acme", at)).document.owner;
  expect(entities).toMatchObject([
    { id: "acme", fields: [{ path: "owner", before: await ownerAt(before), after: await ownerAt(after) }] },
  ]);
  expect(entities[0]?.fields[0]?.before).toBe("first@gcc.example");
});
