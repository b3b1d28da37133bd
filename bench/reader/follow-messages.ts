/** What a process of readers is asked. */
export type FollowRequest =
  /** Whether every reader follows the stream. */
  | { readonly kind: "live" }
  /** Each reader reads these tenants, one after the other, every 50 ms, until it is asked for something else. */
  | { readonly kind: "read"; readonly tenants: readonly string[] }
  /** No more reads. */
  | { readonly kind: "quiet" }
  | { readonly kind: "stop" };

export interface ReadCounts {
  readonly answered: number;
  readonly refused: number;
  /** Of those that were answered. */
  readonly stale: number;
}

/** A reader has a version: `applied` as soon as peek() gives it, `answered` when a get() of every 50 ms did. */
export interface Arrival {
  readonly kind: "applied" | "answered";
  readonly reader: number;
  readonly tenant: string;
  readonly version: number;
  readonly at: number;
}

/** What it tells. */
export type FollowReport =
  | { readonly kind: "ready" }
  | { readonly kind: "live"; readonly live: boolean }
  | { readonly kind: "read"; readonly counts: ReadCounts }
  | Arrival;

/** Milliseconds by the clock that all processes of this host share. */
export function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
