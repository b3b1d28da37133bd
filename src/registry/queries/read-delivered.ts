import type { Sql } from "../database.ts";

export interface DeliveredState {
  readonly registry_id: string;
  readonly epoch: number;
  readonly revision: number;
  readonly commit: string | null;
  /** The last link of the audit log: it moves with every change, a revision with syncs only. */
  readonly seq: number;
}

/** The state that has been delivered completely; undefined while anything waits. One statement, so it is of one moment. */
export async function readDelivered(sql: Sql): Promise<DeliveredState | undefined> {
  const { rows } = await sql.query<DeliveredState>(
    `select registry_id, epoch, revision, last_commit as commit, tenantry.last_change() as seq
     from tenantry.registry_state
     where not exists (select from tenantry.outbox where delivered_at is null)`,
  );
  return rows[0];
}
