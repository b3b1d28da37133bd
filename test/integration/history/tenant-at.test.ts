/** What a tenant was at a time, rebuilt from the log, against what was read at that time. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resumeTenant } from "../../../src/emergency/resume.ts";
import { suspendTenant } from "../../../src/emergency/suspend.ts";
import type { TenantDetail } from "../../../src/model/overview.ts";
import { showTenantAt } from "../../../src/pipeline/audit-log/tenant-at.ts";
import { showTenant } from "../../../src/pipeline/tenants.ts";
import { olga } from "../../support/people.ts";
import { runs } from "../../support/runs.ts";
import type { Workspace } from "../../support/workspace.ts";
import { TENANTS, newWorkspace, tenantYaml, tierYaml } from "../../support/workspace.ts";

const id = fc.constantFrom(...TENANTS);
const users = fc.integer({ min: 0, max: 900 });
type Step = (workspace: Workspace) => Promise<unknown>;

/** Files, then a commit and a sync. */
const synced =
  (edit: (workspace: Workspace) => void): Step =>
  async (workspace) => {
    edit(workspace);
    workspace.write("run", randomUUID()); // a commit wants a change
    workspace.commit("run");
    await workspace.sync({ actor: "ann", allow: ["updates=9 random", "removals=9 random", "suspensions=9 random"] });
  };
const byHand = (statement: string, values: readonly unknown[]): Step => (workspace) => workspace.db.query(statement, values); // prettier-ignore
const emergency = { reason: "breach", attribution: olga };

const held = fc.constantFrom("acme", "beta");
const suspend =
  (tenantId: string): Step =>
  ({ db }) =>
    suspendTenant(db, { ...emergency, tenantId, incident: "INC-1" });
const resume =
  (tenantId: string): Step =>
  ({ db }) =>
    resumeTenant(db, { ...emergency, tenantId });

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom("silver", "gold"), users).map(([tier, maxUsers]) =>
    synced((workspace) => {
      workspace.write(`tiers/${tier}.yaml`, tierYaml(tier, { rank: tier === "gold" ? 2 : 1, maxUsers: maxUsers }));
    }),
  ),
  fc.tuple(id, fc.constantFrom("silver", "gold"), users).map(([tenant, tier, value]) =>
    synced((workspace) => {
      const extra = `config: {model: "m${value}", nested: {n: ${value}}}\nlabels: {l: "${value}"}\nbilling: {email: b${value}@gcc.example}\n`;
      workspace.write(`tenants/${tenant}.yaml`, tenantYaml(tenant, { tier, extra }));
    }),
  ),
  held.map(suspend),
  held.map(resume),
  fc
    .tuple(id, users)
    .map(([tenant, value]) =>
      byHand("update tenantry.tenants set limits = $2, monthly_cost = 0.5, features = $3 where tenant_id = $1", [
        tenant,
        { max_users: value },
        JSON.stringify(value % 2 === 0 ? ["x_feature"] : []),
      ]),
    ),
  fc.constant(byHand("update tenantry.tenants set removed_at = now() where tenant_id = 'ember'", [])),
  fc.constant(byHand("update tenantry.tenants set removed_at = null where tenant_id = 'ember'", [])),
);

interface Snapshot {
  readonly at: string;
  readonly tenants: readonly TenantDetail[];
}

/** When the last transaction was sealed, and what all tenants are. */
async function look({ db, database }: Workspace): Promise<Snapshot> {
  const { rows } = await db.query<{ at: string }>("select at from audit.link order by seq desc limit 1");
  const tenants: TenantDetail[] = [];
  for (const tenant of TENANTS) tenants.push(await showTenant({ databaseUrl: database.url }, tenant));
  await new Promise((resolve) => setTimeout(resolve, 2)); // the next step has another millisecond
  return { at: rows[0]?.at ?? "", tenants };
}

describe("a tenant at a time", () => {
  test("is what it was then, whatever has happened since and whoever did it", async () => {
    const workspace = await newWorkspace();
    const [before, at] = [new Date(Date.now() - 1000).toISOString(), { databaseUrl: workspace.database.url }];
    await synced(() => undefined)(workspace);
    const snapshots = [await look(workspace)];
    for (const step of [suspend("acme"), suspend("beta"), resume("acme"), suspend("acme")]) {
      await step(workspace);
      snapshots.push(await look(workspace));
    }
    // Every run goes on where the one before has ended, so a failure cannot be shrunk; its seed repeats it.
    const property = fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 4 }), async (some) => {
      for (const step of some) {
        await step(workspace).catch(() => "refused by the registry or by a rule: nothing was written");
        snapshots.push(await look(workspace));
      }
    });
    await fc.assert(property, { ...runs(10), endOnFailure: true });
    for (const snapshot of snapshots)
      for (const tenant of snapshot.tenants) {
        const rebuilt = await showTenantAt(at, tenant.document.tenant_id, snapshot.at);
        expect(JSON.stringify(rebuilt)).toBe(JSON.stringify(tenant));
      }
    expect(new Set(snapshots.map(({ tenants }) => JSON.stringify(tenants))).size).toBeGreaterThan(5);
    await expect(showTenantAt(at, "acme", before)).rejects.toMatchObject({
      code: "refused",
      message: `Tenant acme did not exist yet at ${before}.`,
      hint: expect.stringMatching(/^It was created at \d{4}-\S+Z; ask/) as string,
    });
    await expect(showTenantAt(at, "acmee", before)).rejects.toThrow('There is no tenant "acmee".');
  }, 120_000);
});
