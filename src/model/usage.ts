/** The columns of `tenant_runtime`: what operations observe of a tenant, and sync never writes. */
export const OBSERVED = [
  "users",
  "documents",
  "storage_gb",
  "queries_today",
  "payment_status",
  "health_score",
] as const;
export type ObservedKey = (typeof OBSERVED)[number];

/** One observation of one tenant. What is absent stays as it is; null means that it is no longer known. */
export interface Observation extends Readonly<Partial<Record<ObservedKey, string | number | null>>> {
  readonly tenant_id: string;
  /** ISO 8601 with an offset. */
  readonly observed_at: string;
}

/** What was last observed of one tenant, as far as limits are compared with it; null is not known. */
export interface TenantUsage {
  readonly users: number | null;
  readonly documents: number | null;
  readonly storage_gb: number | null;
  readonly queries_today: number | null;
  /** ISO 8601, UTC. */
  readonly observed_at: string;
}
