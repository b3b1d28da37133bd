import { toDateText } from "../model/clock.ts";
import type { Announcer } from "./events.ts";

/** How often the dates are read anew, in milliseconds: they only make a report, never a value. */
export const EXPIRIES_MS = 3_600_000;

/** Reports flags that are read past their date, each once. */
export class FlagExpiries {
  readonly #announcer: Announcer;
  readonly #told = new Set<string>();
  /** Those that are past their date and were not told yet: a flag is read far more often than a day ends. */
  #past: ReadonlyMap<string, string> = new Map();

  constructor(announcer: Announcer) {
    this.#announcer = announcer;
  }

  learn(expires: ReadonlyMap<string, string>): void {
    const today = toDateText(new Date());
    this.#past = new Map([...expires].filter(([, last]) => last < today));
  }

  /** A flag was read: its last day is `expires`, so it is past its date on the day after. */
  note(flag: string): void {
    const expires = this.#past.get(flag);
    if (expires === undefined || this.#told.has(flag)) return;
    this.#told.add(flag);
    this.#announcer.tell("flag-expired", { flag, expires });
  }
}
