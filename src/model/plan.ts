import type { TenantDocument } from "./catalog.ts";
import type { EntityKind } from "./document.ts";
import type { JsonObject, JsonValue } from "./json.ts";

type PlanAction = "create" | "update" | "delete";

/** Who moved a value since the last sync: Git, somebody in the database, both; `new` when there was none. */
export type ChangedBy = "new" | "git" | "live" | "both";

/** `before` or `after` is absent when there is no value on that side. */
export interface FieldChange {
  /** `limits.max_users`, `features.x`, `status`. */
  readonly path: string;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
  /** What explains it: `tenant`, `tier:gold`, `feature:x`, `flag:x`. */
  readonly cause: string;
  readonly changed_by: ChangedBy;
  /** Id of the hold that keeps this field as it is: the change is not applied. */
  readonly held_by?: number;
}

/** A change that somebody wrote in a file. */
export interface DeclaredChange {
  readonly kind: EntityKind;
  readonly id: string;
  readonly action: PlanAction;
  readonly file: string;
  /** Empty for a create or delete. */
  readonly fields: readonly Omit<FieldChange, "cause" | "changed_by">[];
}

/** What one tenant will see. */
export interface TenantChange {
  readonly tenant_id: string;
  readonly action: PlanAction;
  /** The version the plan was made against; 0 for a tenant that does not exist. */
  readonly base_version: number;
  /** The tier after the change (before it, for a delete). */
  readonly tier: string;
  /** Sorted by path, held ones last; empty for a create or delete: `document` or `before` says all of it. */
  readonly fields: readonly FieldChange[];
  readonly cost_before: number;
  readonly cost_after: number;
  /** The document to write, holds already kept; absent for a delete. */
  readonly document?: TenantDocument;
  /** Hash of the catalog's document; absent for a delete. */
  readonly hash?: string;
  /** What Git asks for, when a hold keeps `document` from being it. */
  readonly desired?: TenantDocument;
  readonly source_path?: string;
  readonly before?: TenantDocument;
  /** Holds that Git has caught up with: this sync closes them. */
  readonly reconciles: readonly number[];
}

/** A tier, feature or flag to write. */
export interface EntityChange {
  readonly kind: Exclude<EntityKind, "tenant">;
  readonly id: string;
  readonly action: PlanAction;
  readonly document?: JsonObject;
  readonly hash?: string;
  readonly source_path?: string;
  /** Present where the row is as Git asks already: that Git asks for it is all that is written. */
  readonly written_down?: true;
}

/** What tenantry.yaml says for all: `currency`, `limits.max_users.unit`. A side without a value has none. */
export type SettingChange = Pick<FieldChange, "path" | "before" | "after">;

/** "20,000 → 25,000 for 412 tenants, because of tier:gold". */
export interface Effect {
  readonly cause: string;
  readonly path: string;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
  readonly tenants: number;
}

export interface SafetyFinding {
  /** The key of policy.sync, or what else was judged: `empty_catalog`, `prevent_deletion`, `below_usage`. */
  readonly limit: string;
  readonly message: string;
  /** What was counted and what is allowed, in tenants. */
  readonly count: number;
  readonly allowed: number;
  /** An acknowledgement (`--allow updates=412`) can lift it; never so for an empty catalog. */
  readonly acknowledge?: string;
}

export interface HeldField {
  readonly hold_id: number;
  readonly tenant_id: string;
  readonly path: string;
  readonly value: JsonValue;
  readonly desired: JsonValue;
  readonly reason: string;
}

/** A flag that an emergency has switched off for every tenant, whatever Git says of it. */
export interface KilledFlag {
  readonly hold_id: number;
  readonly flag: string;
  readonly reason: string;
  /** Git has switched it off too: this sync closes the hold. */
  readonly reconciled: boolean;
}

/** What a plan is limited to: addresses such as `tenant.acme`, sorted. No target means everything. */
export interface Selection {
  readonly targets: readonly string[];
  readonly excludes: readonly string[];
}

/** Catalog minus registry, as plain JSON: it can be saved, reviewed, hashed and applied exactly. */
export interface Plan {
  readonly format_version: "1.0";
  /** null for a plan between two catalogs (`--base`). */
  readonly environment: string | null;
  readonly base: {
    readonly label: string;
    readonly revision: number | null;
    readonly commit: string | null;
    readonly epoch: number | null;
  };
  readonly target: { readonly commit: string | null; readonly catalog_hash: string };
  readonly currency: string;
  /** Of a partial plan: what it is limited to, and how many changes it leaves out. */
  readonly selection?: Selection & { readonly left_out: number };
  readonly summary: {
    readonly create: number;
    readonly update: number;
    readonly delete: number;
    readonly held: number;
    readonly unchanged: number;
    /** Of the unchanged: rows that are as Git asks already, so that the sync only writes down that Git asks for it. */
    readonly written_down: number;
    /** Tenants in the catalog. */
    readonly total: number;
    /** Monthly, in the currency. */
    readonly cost_before: number;
    readonly cost_after: number;
  };
  readonly settings: readonly SettingChange[];
  readonly declared: readonly DeclaredChange[];
  readonly effects: readonly Effect[];
  readonly entities: readonly EntityChange[];
  /** Sorted by id. */
  readonly tenants: readonly TenantChange[];
  readonly held: readonly HeldField[];
  /** By flag; absent where there is none. */
  readonly killed?: readonly KilledFlag[];
  readonly safety: readonly SafetyFinding[];
  /** What is unusual and refuses nothing, in sentences. */
  readonly warnings: readonly string[];
  /** SHA-256 over facts only: what changes and the (id, version) it was computed from. */
  readonly hash: string;
}

/** Whether a tenant is as Git asks already, so that only the fact that Git asks for it is to be written down. */
export function isWrittenDownOnly({ action, fields, reconciles }: TenantChange): boolean {
  // `overrides` says which values the tenant's file sets, and is none of them.
  return action === "update" && reconciles.length === 0 && fields.every(({ path }) => path === "overrides");
}

/** True when no service sees anything else after the plan than before it. */
export function changesNothing({ settings, entities, tenants }: Plan): boolean {
  return settings.length === 0 && entities.every((entity) => entity.written_down) && tenants.every(isWrittenDownOnly);
}

/** True when applying the plan writes nothing. */
export function isEmptyPlan(plan: Plan): boolean {
  const { tenants, entities, settings, killed = [] } = plan;
  return tenants.length + entities.length + settings.length === 0 && killed.every(({ reconciled }) => !reconciled);
}
