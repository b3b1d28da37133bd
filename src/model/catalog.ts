import type { JsonObject, JsonPath } from "./json.ts";
import type { LimitValue } from "./limit.ts";

export type TenantStatus = "provisioning" | "active" | "suspended" | "offboarding" | "archived";

/** A flag that is decided for each user when it is read; `true` is on for everybody, an absent flag is off. */
interface UserRollout {
  readonly by: "user";
  /** 0 to 100, at most two decimals. */
  readonly percent: number;
  /** Flags that depend on each other share it, so that their audiences are subsets. */
  readonly salt: string;
}
export type FlagValue = true | UserRollout;

/** What services see of one tenant: every value in effect. Its canonical JSON (RFC 8785) is what is hashed. */
export interface TenantDocument {
  readonly tenant_id: string;
  readonly display_name: string;
  readonly tier: string;
  readonly status: TenantStatus;
  readonly suspension?: { readonly reason: string; readonly ticket?: string };
  readonly owner: string;
  readonly billing?: { readonly email: string; readonly cost_center?: string };
  readonly region: string;
  /** Sorted. */
  readonly compliance: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, LimitValue>>;
  /** Ids of the features in effect, sorted. */
  readonly features: readonly string[];
  readonly flags: Readonly<Record<string, FlagValue>>;
  readonly config: JsonObject;
  readonly sla: { readonly uptime_percent?: number; readonly response_ms?: number };
  /** In the catalog's currency, per month, two decimals at most. */
  readonly monthly_cost: number;
  readonly prevent_deletion: boolean;
  /** Paths (`limits.max_users`) of the effective values that the tenant's own file sets, sorted. */
  readonly overrides: readonly string[];
}

/** Where an effective value came from. `source` is `tenant`, `tier:gold`, `feature:x`, `flag:x` or `default`. */
export interface Origin {
  readonly source: string;
  readonly file: string;
  readonly path: JsonPath;
}

export interface CatalogTenant {
  /** May be worked out only when somebody asks for it. */
  readonly document: TenantDocument;
  /** SHA-256 of the document's canonical JSON, lower-case hex. */
  readonly hash: string;
  /** As in the document. */
  readonly monthly_cost: number;
  readonly source_path: string;
  /** What the tenant's file says of its last move: a return from offboarding needs it. */
  readonly status_reason?: string;
  /** By path of the effective value: `tier`, `limits.max_users`, `features.x`, `flags.y`, `monthly_cost`. */
  readonly origins: Readonly<Record<string, Origin>>;
}

/** A tier, feature or flag as declared, with defaults filled in. */
export interface CatalogEntity {
  readonly id: string;
  readonly document: JsonObject;
  readonly hash: string;
  readonly source_path: string;
}

/** The compiled desired state. The same files give the same bytes, whatever their order. Records are sorted by id. */
export interface Catalog {
  readonly format_version: "1.0";
  readonly currency: string;
  readonly limits: Readonly<Record<string, { unit: string; kind: string; per?: string }>>;
  readonly tiers: Readonly<Record<string, CatalogEntity>>;
  readonly features: Readonly<Record<string, CatalogEntity>>;
  readonly flags: Readonly<Record<string, CatalogEntity>>;
  readonly tenants: Readonly<Record<string, CatalogTenant>>;
  /** SHA-256 over the ids and hashes of all entities, the currency and the vocabulary. */
  readonly hash: string;
}
