import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "../../src/registry/database.ts";

/** Resolves when another session of this database waits for a lock. */
export async function untilSomebodyWaits(db: Database): Promise<void> {
  for (;;) {
    const { count } = await db.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (count > 0) return;
    await wait(10);
  }
}

/** A promise that somebody else opens. */
export function newGate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
