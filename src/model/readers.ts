/** What a service's reader says of itself in Redis every few seconds, for as long as it follows the stream. */
export interface ReaderReport {
  /** The host, and some random characters for each process. */
  readonly instance: string;
  /** Of the registry whose changes it has applied; null before a delivery has said what it delivered. */
  readonly registry_id: string | null;
  readonly epoch: number | null;
  readonly revision: number | null;
  readonly commit: string | null;
  /** The last link of the audit log that it has applied; absent where it does not say. */
  readonly seq?: number;
  /** ISO 8601, UTC, by the clock of its host. */
  readonly reported_at: string;
}

/** A live reader beside the registry. */
export interface ReaderState extends ReaderReport {
  /** How many syncs it has not applied yet; null when it follows another registry or epoch, or does not say. */
  readonly behind: number | null;
}

export interface ReadersOverview {
  readonly revision: number;
  readonly commit: string | null;
  readonly readers: readonly ReaderState[];
}

/** What became of waiting for readers. */
export interface Convergence {
  readonly applied: number;
  /** Those that have not applied it within the time. */
  readonly missing: readonly ReaderState[];
  /** Why nobody knows; absent when it is known. */
  readonly error?: string;
}
