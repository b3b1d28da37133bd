import type { Sql } from "../database.ts";

export interface DeliveredState {
  readonly registry_id: string;
  readonly epoch: number;
  readonly revision: number;
  readonly commit: string | null;
}

/** The state that has been delivered completely; undefined while anything waits. One statement, so it is of one moment. */
export async function readDelivered(sql: Sql): Promise<DeliveredState | undefined> {
  const { rows } = await sql.query<DeliveredState>(
    `select registry_id, epoch, revision, last_commit as commit from tenantry.registry_state
     where not exists (select from tenantry.outbox where delivered_at is null)`,
  );
  return rows[0];
}
