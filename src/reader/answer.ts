import type { CachedTenant } from "../cache/value.ts";
import type { Version } from "../cache/version.ts";
import type { OperationalError } from "../model/operational-error.ts";
import type { TenantDocument } from "../model/catalog.ts";

/**
 * Who gave an answer. `backup` is the second copy in Redis, `snapshot` the file of this process, `default` what the
 * service has configured for when nobody knows.
 */
export type AnswerSource = "memory" | "redis" | "postgres" | "backup" | "snapshot" | "default";

/** What a reader knows of one tenant. (epoch, config_version) says which of two answers is newer. */
export interface TenantAnswer extends Version {
  /** null when there is no such tenant, or no more. Shared with other callers: do not change it. */
  readonly tenant: TenantDocument | null;
  /** The Git commit that the document came with; null where nobody has said, as after an import. */
  readonly commit: string | null;
  readonly source: AnswerSource;
  /** Milliseconds since Redis or PostgreSQL gave it; of a stale answer, since it was last known to be current. */
  readonly age_ms: number;
  /** True when nobody could be asked whether it is still so. */
  readonly stale: boolean;
}

/** A tenant as Redis or PostgreSQL gave it. Version 0 stands for a tenant that was never there. */
export interface Loaded extends CachedTenant {
  readonly source: "redis" | "postgres";
  /** Redis has said that it is complete: changes of this tenant arrive on its stream. */
  readonly followed: boolean;
}

/** Neither server could be asked. */
export interface Unanswered {
  readonly failure: OperationalError;
  /** What a Redis said that may have lost its last writes, at or above the fence and all that was announced. */
  readonly untrusted: CachedTenant | undefined;
}

export function toAnswer(tenant: CachedTenant, source: AnswerSource, age_ms = 0, stale = false): TenantAnswer {
  const { document, epoch, config_version, commit } = tenant;
  return { tenant: document, epoch, config_version, commit: commit ?? null, source, age_ms, stale };
}
