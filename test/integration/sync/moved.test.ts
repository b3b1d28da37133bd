/** What moves between a plan and its transaction, and what makes the transaction fail as a whole. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Plan } from "../../../src/model/plan.ts";
import type { Database } from "../../../src/registry/database.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { applyPlan } from "../../../src/sync/apply-plan.ts";
import { failureOf } from "../../support/failure.ts";
import { lockTenants } from "../../../src/registry/queries/lock-tenants.ts";
import { newGate, untilSomebodyWaits } from "../../support/lock-wait.ts";
import type { Workspace } from "../../support/workspace.ts";
import { syncedWorkspace, tierYaml } from "../../support/workspace.ts";

let workspace: Workspace;
let sync: Database;

beforeEach(async () => {
  workspace = await syncedWorkspace();
  workspace.write("tiers/gold.yaml", tierYaml("gold", { rank: 2, maxUsers: 300 }));
  workspace.commit("uplift");
  sync = await openDatabase(workspace.database.urlAs("tenantry_sync"));
});
afterEach(() => sync.close());

async function planned(): Promise<Plan> {
  return (await workspace.sync({ dryRun: true })).plan;
}

function apply(plan: Plan): Promise<unknown> {
  const nobody = { pr_url: null, pr_source: null, reason: null };
  const attribution = { ...nobody, actor: "ann", actor_source: "flag", commit: plan.target.commit } as const;
  const syncId = "0d4b3c5e-5a0e-4f0e-9a0c-0a2f6a3d7c11";
  return applyPlan(sync, { plan, attribution, syncId, startedAt: "2026-11-23T09:00:00Z" });
}

/** True while the registry is as the first sync left it, but for what the test itself has changed. */
async function untouched(): Promise<boolean> {
  const { rows } = await workspace.db.query<{ revision: number; lifted: number; runs: number }>(
    `select revision, (select count(*) from tenantry.sync_runs) as runs,
            (select count(*) from tenantry.tenants where limits = '{"max_users": 300}') as lifted
       from tenantry.registry_state`,
  );
  const [state] = rows;
  return state?.revision === 1 && state.lifted === 0 && state.runs === 1;
}

describe("a plan is stale", () => {
  const cases: [string, string, RegExp][] = [
    ["when a tenant's version moved", "update tenantry.tenants set labels = '{\"a\": \"b\"}' where tenant_id = 'beta'", /tenant beta: version 1 is now 2/], // prettier-ignore
    ["when a hold was set", "insert into tenantry.holds (target_kind, target_id, field, value, reason, actor) values ('tenant', 'beta', 'status', '\"suspended\"', 'r', 'a')", /tenant beta: version 1 is now 2; tenant beta: hold 1 was set/], // prettier-ignore
    [
      "when another commit was synced",
      "update tenantry.registry_state set last_commit = 'abc'",
      /commit abc was synced/,
    ],
    ["when the database was restored", "update tenantry.registry_state set epoch = 2", /the database was restored/],
  ];
  test.each(cases)("%s", async (_, meddle, message) => {
    const plan = await planned();
    await workspace.db.script(meddle);
    await expect(apply(plan)).rejects.toMatchObject({ name: "PlanMoved", message: expect.stringMatching(message) as string }); // prettier-ignore
    expect(await untouched()).toBe(true);
  });

  test("when a hold that it keeps or closes is gone, or one that it has not seen is there", async () => {
    const hold = `insert into tenantry.holds (target_kind, target_id, field, value, reason, actor)
                  values ('tenant', 'beta', 'limits.max_users', '9', 'r', 'a')`;
    await workspace.db.script(hold);
    const plan = await planned();
    expect(plan.held).toHaveLength(1);
    await expect(apply({ ...plan, held: [] })).rejects.toMatchObject({ moved: ["tenant beta: hold 1 was set"] });
    const keeps = plan.held.map((held) => ({ ...held, hold_id: 7 }));
    await expect(apply({ ...plan, held: keeps })).rejects.toMatchObject({
      moved: ["tenant beta: hold 1 was set", "tenant beta: hold 7 was closed"],
    });
    expect(await untouched()).toBe(true);
  });

  test("five times in a row: then sync gives up and names the rows", async () => {
    const meddle = "update tenantry.tenants set labels = jsonb_build_object('n', config_version::text) where tenant_id = 'beta'"; // prettier-ignore
    let plans = 0;
    const confirm = async () => {
      plans += 1;
      await workspace.db.script(meddle);
    };
    const error = await failureOf(workspace.sync({ confirm }));
    expect(error).toMatchObject({
      code: "plan_stale",
      message: expect.stringContaining("tenant beta: version") as string,
    });
    expect(plans).toBe(5);
    expect(await untouched()).toBe(true);
  });
});

test("a plan for another environment is refused", async () => {
  const plan = await planned();
  await expect(apply({ ...plan, environment: "prod" })).rejects.toMatchObject({ code: "refused" });
});

test("a plan that changed is confirmed again, one that did not is not", async () => {
  const asked: string[] = [];
  const confirm = async (plan: Plan) => {
    if (asked.push(plan.hash) === 1)
      await workspace.db.script("update tenantry.tenants set labels = '{\"a\": \"b\"}' where tenant_id = 'beta'");
  };
  await workspace.sync({ confirm });
  expect(new Set(asked).size).toBe(2);
  await workspace.sync({ confirm });
  expect(asked).toHaveLength(2);
});

test("a plan that changed is judged again: what it does now may be more than a safety limit allows", async () => {
  const plans: Plan[] = [];
  const confirm = () =>
    workspace.db.script("update tenantry.tenants set owner = 'by@hand.example' where tenant_id in ('acme', 'beta', 'coral')"); // prettier-ignore
  const error = await failureOf(workspace.sync({ confirm, onPlan: (plan) => plans.push(plan) }));
  expect(error).toMatchObject({ code: "safety_limit" });
  expect(plans.map(({ safety }) => safety.length)).toEqual([0, 1]);
  expect(await untouched()).toBe(true);
});

test("a plan is made of one moment, also when an emergency commits while the registry is read", async () => {
  const { reading } = await workspace.db.transaction(async (tx) => {
    // Read after the versions of the tenants, before their rows.
    await tx.script("lock table tenantry.holds in access exclusive mode");
    const reading = workspace.sync({ dryRun: true });
    await untilSomebodyWaits(workspace.db);
    await tx.script(`update tenantry.tenants set status = 'suspended', suspension_reason = 'r' where tenant_id = 'acme';
      insert into tenantry.holds (target_kind, target_id, field, value, prior_value, reason, actor)
      values ('tenant', 'acme', 'status', '"suspended"', '"active"', 'r', 'a')`);
    return { reading };
  });
  expect((await reading).plan.held).toEqual([]);
  expect((await planned()).held).toMatchObject([{ tenant_id: "acme" }]);
});

describe("a transaction is all or nothing", () => {
  test("a statement that writes fewer rows than planned rolls everything back", async () => {
    const plan = await planned();
    await workspace.db.script(
      `create function swallow() returns trigger language plpgsql as $$ begin return null; end $$;
       create trigger aaa before update on tenantry.tenants for each row when (old.tenant_id = 'beta') execute function swallow()`,
    );
    await expect(apply(plan)).rejects.toThrow("Of 5 rows to be updated, 4 were");
    expect(await untouched()).toBe(true);
  });

  test("a full disk is unavailable, and nothing is half-written", async () => {
    const plan = await planned();
    await workspace.db.script(
      `create function full_disk() returns trigger language plpgsql as
         $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
       create trigger aaa before insert on tenantry.sync_runs for each row execute function full_disk()`,
    );
    const error = await failureOf(apply(plan));
    expect(error).toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("no disk space left") as string,
    });
    expect(await untouched()).toBe(true);
  });

  test("an interrupted sync leaves nothing, not even a lock", async () => {
    const controller = new AbortController();
    const done = newGate();
    const locked = newGate();
    const other = workspace.db.transaction(async (tx) => {
      await lockTenants(tx, ["ember"]);
      locked.open();
      await done.opened;
    });
    await locked.opened;
    const running = workspace.sync({ signal: controller.signal });
    await untilSomebodyWaits(workspace.db);
    controller.abort();
    await expect(running).rejects.toMatchObject({ name: "AbortError" });
    done.open();
    await other;
    expect(await untouched()).toBe(true);
    expect((await workspace.sync()).applied).toMatchObject({ updated: 5 });
  });

  test("a deadlock with somebody who keeps no order is tried again", async () => {
    await workspace.db.script(
      `create sequence attempts; grant usage on attempts to public;
       create function lose_once() returns trigger language plpgsql as
         $$ begin if nextval('attempts') = 1 then raise exception 'deadlock detected' using errcode = '40P01'; end if; return new; end $$;
       create trigger aaa before insert on tenantry.sync_runs for each row execute function public.lose_once()`,
    );
    expect((await workspace.sync()).applied).toMatchObject({ updated: 5, revision: 2 });
  });
});
