import type { Sql } from "../database.ts";

type OutboxAction = "created" | "updated" | "suspended" | "resumed" | "tier_upgraded" | "tier_downgraded" | "removed";

/** A change that a cache has to learn of. Delivering it twice does no harm. */
export interface OutboxRow {
  readonly id: number;
  readonly tenant_id: string;
  readonly action: OutboxAction;
  readonly config_version: number;
  /** Set when the tier changed, and for a new tenant. */
  readonly new_tier: string | null;
  /** ISO 8601, UTC. */
  readonly created_at: string;
  readonly attempts: number;
}

/**
 * Whether this login may mark a row as delivered: an emergency may only where it has held the tenant. A trigger refuses
 * the others; who asks first leaves them to a login that may.
 */
export const DELIVERABLE =
  "(not (select tenantry.only_emergency()) or tenantry.emergency_delivers(tenant_id, created_at))";

/** $1: how many at most. In the order of the index of undelivered rows. */
export const CLAIM_OUTBOX = `select id, tenant_id, action, config_version, new_tier, created_at, attempts
  from tenantry.outbox where delivered_at is null and ${DELIVERABLE}
  order by action <> 'suspended', id limit $1 for update skip locked`;

const ANY_WAITS = `select exists (select from tenantry.outbox where delivered_at is null and ${DELIVERABLE}) as waits`;

/**
 * The oldest undelivered rows that nobody else is delivering and that this login may deliver, suspensions before all
 * others: an emergency does not queue behind a large sync. They stay locked until the transaction ends. Where nothing
 * waits no lock is asked for: a server that only reads would refuse even that.
 */
export async function claimOutbox(tx: Sql, limit: number): Promise<OutboxRow[]> {
  const [found] = (await tx.query<{ waits: boolean }>(ANY_WAITS)).rows;
  if (found?.waits !== true) return [];
  const { rows } = await tx.query<OutboxRow>(CLAIM_OUTBOX, [limit]);
  return rows;
}
