import type { Sql } from "../database.ts";
import { DELIVERABLE } from "./claim-outbox.ts";

export interface OutboxPoll {
  readonly registry_id: string;
  readonly epoch: number;
  /** Some row waits that this login may deliver. */
  readonly waits: boolean;
}

/**
 * Asked twice a second by every process that watches. In the order of the index of undelivered rows and no further than
 * its first: however many rows the outbox has had, it costs one look at that index.
 */
export const POLL_OUTBOX = `select registry_id, epoch,
    (select id from tenantry.outbox where delivered_at is null and ${DELIVERABLE}
     order by action <> 'suspended', id limit 1) is not null as waits
  from tenantry.registry_state`;

/** Whose outbox this is, and whether anything waits in it. Of a registry that requireRegistry has accepted. */
export async function pollOutbox(sql: Sql): Promise<OutboxPoll> {
  const [found] = (await sql.query<OutboxPoll>(POLL_OUTBOX)).rows;
  if (found === undefined) throw new TypeError("the registry has lost its row in registry_state");
  return found;
}
