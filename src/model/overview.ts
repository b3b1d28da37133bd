/** What people ask a registry about: a line for each tenant, one tenant in full, the registry itself. */
import type { DisabledTrigger } from "./disabled-trigger.ts";
import type { AttributionSource } from "./attribution.ts";
import type { TenantDocument, TenantStatus } from "./catalog.ts";
import type { JsonValue } from "./json.ts";
import type { Hold, RegistryInfo } from "./registry.ts";

export interface TenantFilter {
  readonly tier?: string | undefined;
  readonly status?: TenantStatus | undefined;
  readonly region?: string | undefined;
  readonly owner?: string | undefined;
}

/** One line of `tenants list`. */
export interface TenantSummary {
  readonly tenant_id: string;
  readonly display_name: string;
  readonly tier: string;
  readonly status: TenantStatus;
  readonly region: string;
  readonly owner: string;
  /** In the registry's currency. */
  readonly monthly_cost: number;
  readonly config_version: number;
}

/** An effective value and what it comes from: `tenant`, `tier:gold`, `flag:x`, `hold 7`, `hold 8, killed`. */
export interface TracedValue {
  readonly path: string;
  readonly value: JsonValue;
  readonly source: string;
}

/** `tenants show`: what services see, and why. */
export interface TenantDetail {
  readonly document: TenantDocument;
  readonly config_version: number;
  readonly removed: boolean;
  readonly values: readonly TracedValue[];
  readonly holds: readonly Hold[];
  readonly currency: string | null;
}

/** The last sync that wrote something. */
export interface LastSync {
  readonly commit: string | null;
  readonly actor: string;
  readonly actor_source: AttributionSource;
  /** ISO 8601, UTC. */
  readonly finished_at: string;
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
  readonly held: number;
}

/** What is known of the cache: `none` when somebody says that there is none, `unset` when no URL says where it is. */
export type CacheStatus =
  | { readonly state: "none"; readonly source: string }
  | { readonly state: "unset" }
  | { readonly state: "unreachable"; readonly error: string }
  /** It answers, and belongs to another registry or to a later epoch of this one; `error` says what to do. */
  | { readonly state: "refused"; readonly error: string }
  | {
      readonly state: "reachable";
      readonly maxmemory_policy: string;
      readonly warning: string | null;
      /**
       * Why Redis may lack what was delivered once; null when it holds all of it. `empty`: new or flushed. `another_run`:
       * restarted, perhaps with an old file, or replaced by a replica. `earlier_epoch`: the registry was restored.
       */
      readonly lost: "empty" | "another_run" | "earlier_epoch" | null;
    };

/** What `status` tells from a table that not every role reads. */
export type StatusPart = "last_sync" | "tenants" | "holds" | "undelivered";

export interface RegistryStatus {
  readonly kind: "pg" | "pglite";
  /** Its address without a password. */
  readonly location: string;
  readonly info: RegistryInfo;
  /** What the login may not see, and is null therefore: a member of tenantry_reader sees all. */
  readonly hidden: readonly StatusPart[];
  /** Null too when there was none yet. */
  readonly last_sync: LastSync | null;
  /** Tenants that are not removed. */
  readonly tenants: Readonly<Partial<Record<TenantStatus, number>>> | null;
  readonly holds: readonly Hold[] | null;
  readonly undelivered: { readonly count: number; /** ISO 8601, UTC. */ readonly oldest: string | null } | null;
  readonly cache: CacheStatus;
  /** Those past which somebody may write without a trace. */
  readonly disabled_triggers: readonly DisabledTrigger[];
  /** What this kind of registry does not do. */
  readonly notes: readonly string[];
}
