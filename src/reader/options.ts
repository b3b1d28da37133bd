import type { TenantDocument } from "../model/catalog.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { SnapshotOptions } from "./snapshot-keeper.ts";

/** How long an answer that nobody confirms is still given, in milliseconds. */
export const MAX_STALE_MS = 30 * 60_000;

/** A tenant's document without what belongs to one tenant alone. */
export type SafeDefaults = Omit<TenantDocument, "tenant_id" | "status" | "suspension">;

/**
 * What a tenant is read for: `critical` is whether it may be served, and how much; `standard` are names and what is billed;
 * `static` is what hardly ever changes, such as the tier and what comes with it.
 */
export type ReadKind = "critical" | "standard" | "static";

export interface ReadOptions {
  /** `critical` by default. */
  readonly kind?: ReadKind;
}

/** How old an answer may be though nobody has confirmed it. What is critical, memory decides by who reports changes. */
export const LIFETIMES_MS: Readonly<Record<ReadKind, number>> = { critical: 0, standard: 300_000, static: 3_600_000 };

export interface ReaderOptions {
  /** `postgres://…` or `pglite:PATH`; a login with the rights of tenantry_reader is enough. */
  readonly databaseUrl?: string;
  /** `redis://…` or `rediss://…` */
  readonly redisUrl?: string;
  /** What `tenantry readers` calls this process; the name of its host by default. */
  readonly instance?: string;
  /** How long to answer from copies when neither server can be asked, in milliseconds; 30 minutes by default. */
  readonly maxStaleMs?: number;
  /**
   * What to answer, as active, when nobody can be asked and nothing young enough is known; by default get() throws then.
   * Never for a tenant of which the last that is known is that it is not active. It is for every id that callers ask for,
   * also of tenants that do not exist.
   */
  readonly safeDefaults?: SafeDefaults;
  /**
   * Public keys (`tenantry keygen publish`): a backup copy in Redis that none of them has signed is not believed. Whoever
   * delivers signs with TENANTRY_PUBLISH_KEY. Without keys every copy is believed.
   */
  readonly trustedKeys?: readonly string[];
  /**
   * Public keys (`tenantry keygen operator`): a suspension from the journal that none of them has signed is not believed.
   * Without keys every one is: it can stop a tenant, and start none.
   */
  readonly operatorKeys?: readonly string[];
  /** Where to keep what is known of tenants, for a start in the middle of an outage; nowhere by default. */
  readonly snapshot?: SnapshotOptions;
}

/**
 * Refuses what leaves nobody to ask, or asks for something else than it seems to.
 * @throws OperationalError `usage`
 */
export function checkOptions({ databaseUrl, redisUrl, maxStaleMs }: ReaderOptions): void {
  if (databaseUrl === undefined && redisUrl === undefined)
    throw new OperationalError(
      "usage",
      "The reader was given neither a database nor a Redis.",
      "Pass databaseUrl, redisUrl, or better both.",
    );
  // Mostly a variable that is set to nothing. To go on without that layer would be a guess about what is served.
  for (const [name, url] of Object.entries({ databaseUrl, redisUrl }))
    if (url?.trim() === "")
      throw new OperationalError(
        "usage",
        `The reader's ${name} is empty.`,
        "Pass the address, or leave it undefined to read without that server.",
      );
  if (maxStaleMs !== undefined && !(maxStaleMs >= 0))
    throw new OperationalError("usage", "The reader's maxStaleMs is no time.", "Pass milliseconds, or 0 for none.");
}
