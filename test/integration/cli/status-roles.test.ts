/** What `status` tells a login that is a member of one role: what it may see, and which role sees the rest. */
import { beforeAll, expect, test } from "vitest";
import { diffRegistry } from "../../../src/pipeline/audit-log/diff.ts";
import { suspendTenant } from "../../../src/emergency/suspend.ts";
import type { RegistryStatus } from "../../../src/model/overview.ts";
import { buildCli, runCli } from "../../support/cli.ts";
import { failureOf } from "../../support/failure.ts";
import { olga } from "../../support/people.ts";
import { type Workspace, syncedWorkspace } from "../../support/workspace.ts";

beforeAll(buildCli);

type Role = Parameters<Workspace["database"]["urlAs"]>[0];

const roles: readonly (readonly [role: Role, hidden: readonly string[], seen: object])[] = [
  ["tenantry_reader", [], { tenants: { active: 4, suspended: 1 }, undelivered: { count: 6 } }],
  ["tenantry_emergency", ["last_sync"], { tenants: { active: 4, suspended: 1 }, undelivered: { count: 6 } }],
  ["tenantry_auditor", ["tenants", "undelivered"], { last_sync: { created: 5 }, tenants: null, undelivered: null }],
  ["tenantry_ops", ["last_sync", "holds", "undelivered"], { tenants: { active: 4, suspended: 1 }, holds: null }],
];

test("each role is told what it may see, and who sees the rest", async () => {
  const { db, database, root } = await syncedWorkspace();
  await suspendTenant(db, { tenantId: "acme", reason: "breach", attribution: olga });
  for (const [role, hidden, seen] of roles) {
    const env = { TENANTRY_DATABASE_URL: database.urlAs(role) };
    const json = await runCli(["status", "--json"], { cwd: root, env });
    expect(json, role).toMatchObject({ exit: 0, stderr: "" });
    const status = JSON.parse(json.stdout) as RegistryStatus;
    expect(status, role).toMatchObject({ hidden, ...seen });
    if (!hidden.includes("holds")) expect(status.holds, role).toHaveLength(1);
    const { exit, stdout } = await runCli(["status"], { cwd: root, env });
    expect(exit, role).toBe(0);
    expect(stdout.match(/hidden from this login/g) ?? [], role).toHaveLength(hidden.length);
    expect(stdout.includes("a member of tenantry_reader sees what is hidden"), role).toBe(hidden.length > 0);
  }
});

test("a denial names the role that the task wants", async () => {
  const { database } = await syncedWorkspace();
  const asked = diffRegistry({ databaseUrl: database.urlAs("tenantry_ops") }, [{ revision: 0 }, { revision: 1 }]);
  expect(await failureOf(asked)).toMatchObject({
    code: "refused",
    hint: "Use a login that is a member of tenantry_auditor (docs/registry.md).",
  });
});
