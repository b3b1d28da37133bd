import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "../../src/registry/database.ts";

/** Resolves when so many other sessions of this database wait for a lock. */
export async function untilSomebodyWaits(db: Database, sessions = 1): Promise<void> {
  for (;;) {
    const { count } = await db.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (count >= sessions) return;
    await wait(10);
  }
}

/** A promise that somebody else opens. */
export function newGate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
