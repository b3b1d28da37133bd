import type { Plan } from "../model/plan.ts";
import { isKill } from "../model/kill.ts";
import type { Sql } from "../registry/database.ts";
import { readOpenHolds } from "../registry/queries/read-open-holds.ts";
import { readVersions } from "../registry/queries/read-versions.ts";

/** The registry is no longer what the plan was made from. Nothing was written: read it and plan again. */
export class PlanMoved extends Error {
  override readonly name = "PlanMoved";
  /** What moved, for people: `tenant acme: version 4 is now 5`. */
  readonly moved: readonly string[];

  constructor(moved: readonly string[]) {
    super(`The registry moved under the plan: ${moved.join("; ")}`);
    this.moved = moved;
  }
}

/**
 * Compares what the plan read of its tenants with what is there now.
 * Call it after the last row lock: under READ COMMITTED a statement sees what was committed when it began, so the
 * statement that waited for a lock still sees the time before the wait, and a hold that was set meanwhile is not in it.
 */
export async function requireUnmoved(tx: Sql, plan: Plan): Promise<void> {
  const moved = [...(await movedVersions(tx, plan)), ...(await movedHolds(tx, plan))];
  if (moved.length > 0) throw new PlanMoved(moved);
}

async function movedVersions(tx: Sql, plan: Plan): Promise<string[]> {
  const versions = await readVersions(
    tx,
    plan.tenants.map((change) => change.tenant_id),
  );
  return plan.tenants.flatMap(({ tenant_id, base_version }) => {
    const version = versions.get(tenant_id) ?? 0;
    return version === base_version ? [] : [`tenant ${tenant_id}: version ${base_version} is now ${version}`];
  });
}

/** Every open hold on a tenant of the plan, or on any flag, must be one that the plan keeps or closes, and open still. */
async function movedHolds(tx: Sql, plan: Plan): Promise<string[]> {
  const tenants = new Set(plan.tenants.map((change) => change.tenant_id));
  const seen = new Map(
    plan.tenants.flatMap((change) => change.reconciles.map((id) => [id, `tenant ${change.tenant_id}`])),
  );
  for (const held of plan.held) if (tenants.has(held.tenant_id)) seen.set(held.hold_id, `tenant ${held.tenant_id}`);
  for (const { hold_id, flag } of plan.killed ?? []) seen.set(hold_id, `flag ${flag}`);
  const open = new Map(
    (await readOpenHolds(tx)).flatMap((hold) =>
      isKill(hold) || (hold.target_kind === "tenant" && tenants.has(hold.target_id))
        ? [[hold.id, `${hold.target_kind} ${hold.target_id}`]]
        : [],
    ),
  );
  return [
    ...[...open].filter(([id]) => !seen.has(id)).map(([id, target]) => `${target}: hold ${id} was set`),
    ...[...seen].filter(([id]) => !open.has(id)).map(([id, target]) => `${target}: hold ${id} was closed`),
  ];
}
