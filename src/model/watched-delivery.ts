import type { JournalReport } from "./journal.ts";
import type { WriteBackResult } from "./write-back.ts";

/** What `deliver --watch` tells of itself each time that it has looked. Times are ISO 8601, UTC. */
export interface WatchedDelivery {
  /** `failing`: PostgreSQL or Redis does not do its part; it is asked again until it does. */
  readonly state: "running" | "failing" | "stopped";
  /** When it looked. One that is older than two minutes belongs to a process that hangs or is gone. */
  readonly time: string;
  /** Rows delivered and read back since the start. */
  readonly delivered: number;
  /** Tenants written anew since the start, because Redis had lost them. */
  readonly rebuilt: number;
  /** Looks since the start that ended in an error. */
  readonly failures: number;
  /** Rows that wait; null while PostgreSQL does not say. */
  readonly undelivered: number | null;
  /** Seconds for which the oldest of them has waited; 0 when none waits, null while PostgreSQL does not say. */
  readonly lag_seconds: number | null;
  /** When rows or a rebuild last got through. */
  readonly last_delivery: string | null;
  /** The latest, also when it is over. Carries no secret. */
  readonly last_error: { readonly time: string; readonly message: string } | null;
  /** What the latest look at the journal has found and done; absent before the first. */
  readonly journal?: JournalReport;
  /** What Git was told of emergencies; absent where that is not done by this process. */
  readonly write_back?: {
    /** Write-backs that got through since the start, looks at open pull requests among them. */
    readonly told: number;
    readonly failures: number;
    readonly last_error: { readonly time: string; readonly message: string } | null;
    /** Those that ended since the last look. */
    readonly latest: readonly WriteBackResult[];
  };
}
