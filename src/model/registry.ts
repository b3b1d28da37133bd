import type { TenantDocument } from "./catalog.ts";
import type { JsonObject, JsonValue } from "./json.ts";
import type { TenantUsage } from "./usage.ts";
import type { WriteBack } from "./write-back.ts";

/** The one row that says which registry this is. */
export interface RegistryInfo {
  readonly registry_id: string;
  readonly environment: string;
  /** Rises when the database is restored: older versions then lose against newer epochs. */
  readonly epoch: number;
  /** Rises by one with each sync that writes. */
  readonly revision: number;
  readonly last_commit: string | null;
  readonly currency: string | null;
  /** The vocabulary of limits as it was synced last; absent where it was not asked for. */
  readonly limits?: JsonObject;
}

/** The few columns that tell whether a tenant has to be looked at. */
export interface TenantIndexRow {
  readonly tenant_id: string;
  readonly config_version: number;
  /** Hash of the document as sync last wrote it; null as soon as anybody else has touched the row. */
  readonly content_hash: string | null;
  readonly removed: boolean;
}

/** A tenant's row as a document, beside the document that sync last wrote (the third leg of a three-way comparison). */
export interface TenantState {
  readonly tenant_id: string;
  readonly config_version: number;
  readonly live: TenantDocument;
  readonly applied: TenantDocument | null;
  readonly removed: boolean;
  /** The file that sync last read it from. */
  readonly source_path?: string | null;
}

/** An emergency override of one field of one tenant, or of one flag. Open until it is reconciled or lifted. */
export interface Hold {
  readonly id: number;
  readonly target_kind: "tenant" | "flag";
  readonly target_id: string;
  /** `status` for a suspension, `state` for a flag; any path of an effective value otherwise. */
  readonly field: string;
  readonly value: JsonValue;
  readonly prior_value: JsonValue;
  readonly reason: string;
  readonly incident: string | null;
  readonly actor: string;
  readonly created_at: string;
  /** The day on which somebody looks at it again. */
  readonly review_by: string | null;
  /** The same to the minute, where it was said so. ISO 8601. */
  readonly review_at?: string | null;
  /** The commit that was synced when the hold was set. */
  readonly base_commit: string | null;
  readonly state: "open" | "reconciled" | "lifted";
}

/** A hold, and what its name rests on: `flag`, `env`, `git`; null where the audit log says nothing, or may not be read. */
export interface SourcedHold extends Hold {
  readonly actor_source: string | null;
  /** What Git was told of it; absent where nobody asked. */
  readonly write_backs?: readonly WriteBack[];
}

/** A hold beside what sync last read from Git of the field; null for no value. */
export interface ShownHold {
  readonly hold: SourcedHold;
  readonly git: JsonValue;
}

export interface EntityState {
  readonly id: string;
  readonly document: JsonObject;
  readonly content_hash: string | null;
  readonly source_path?: string | null;
}

/** What plan compares the catalog with: read in one read-only transaction. */
export interface RegistryState {
  readonly info: RegistryInfo;
  readonly tiers: ReadonlyMap<string, EntityState>;
  readonly features: ReadonlyMap<string, EntityState>;
  readonly flags: ReadonlyMap<string, EntityState>;
  readonly index: ReadonlyMap<string, TenantIndexRow>;
  /** Full rows of those tenants only whose hash differs from the catalog's. */
  readonly tenants: ReadonlyMap<string, TenantState>;
  /** What was observed of them, where anybody has. */
  readonly usage: ReadonlyMap<string, TenantUsage>;
  /** Open ones only. */
  readonly holds: readonly Hold[];
}
