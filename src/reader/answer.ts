import type { CachedTenant } from "../cache/value.ts";
import type { TenantDocument } from "../model/catalog.ts";
import type { Version } from "../cache/version.ts";

/** What a reader knows of one tenant. (epoch, config_version) says which of two answers is newer. */
export interface TenantAnswer extends Version {
  /** null when there is no such tenant, or no more. Shared with other callers: do not change it. */
  readonly tenant: TenantDocument | null;
  readonly source: "memory" | "redis" | "postgres";
  /** Milliseconds since Redis or PostgreSQL gave it. */
  readonly age_ms: number;
}

/** A tenant as Redis or PostgreSQL gave it. Version 0 stands for a tenant that was never there. */
export interface Loaded extends CachedTenant {
  readonly source: "redis" | "postgres";
  /** Redis has said that it is complete: changes of this tenant arrive on its stream. */
  readonly followed: boolean;
}
