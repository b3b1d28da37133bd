import type { Sql } from "../database.ts";
import { DELIVERABLE } from "./claim-outbox.ts";

export interface Waiting {
  /** Undelivered rows that this login may deliver. */
  readonly own: number;
  /** Undelivered rows that it may not: only an emergency's login has such. */
  readonly others: number;
}

/** What waits in the outbox, as the login of this transaction sees it. */
export async function countDeliverable(sql: Sql): Promise<Waiting> {
  const { rows } = await sql.query<Waiting>(
    `select count(*) filter (where ${DELIVERABLE}) as own, count(*) filter (where not ${DELIVERABLE}) as others
     from tenantry.outbox where delivered_at is null`,
  );
  return rows[0] ?? { own: 0, others: 0 };
}
