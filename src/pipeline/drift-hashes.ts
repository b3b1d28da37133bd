import { canonicalJson, sha256Hex } from "../compile/canonical.ts";
import type { TenantDocument } from "../model/catalog.ts";
import type { EntityKind } from "../model/document.ts";
import type { JsonObject } from "../model/json.ts";
import type { EntityState, RegistryState, TenantState } from "../model/registry.ts";
import type { Sql } from "../registry/database.ts";
import { readApplied } from "../registry/queries/read-applied.ts";
import type { HashedTenant } from "../registry/queries/read-hashed-tenants.ts";
import { readHashedTenants } from "../registry/queries/read-hashed-tenants.ts";
import { readAhead } from "./read-ahead.ts";

/** A row that is not what its `content_hash` says. */
export interface UnlikeHash {
  readonly kind: EntityKind;
  readonly id: string;
  readonly document: JsonObject;
  /** As it stands in the row. */
  readonly content_hash: string;
}

export interface Rehashed {
  /** The state with these rows as if they had no hash, so that they are compared in full. */
  readonly state: RegistryState;
  readonly unlike: readonly UnlikeHash[];
}

/**
 * Hashes every row in force anew. Plans compare hashes, so a row that was changed while its hash was kept or put back is
 * to them as sync wrote it. Under an open hold a row is expected to differ: its hash is that of what Git asks for.
 */
export async function rehashRows(sql: Sql, state: RegistryState): Promise<Rehashed> {
  const { tiers, features, flags } = state;
  const entities = { tier: tiers, feature: features, flag: flags };
  const declared = (["tier", "feature", "flag"] as const).flatMap((kind) =>
    [...entities[kind].values()].flatMap((row) => unlikeEntity(kind, row)),
  );
  const tenants = await rehashTenants(sql);
  const states = await withApplied(sql, tenants);
  const isUnlike = (kind: EntityKind) => new Set(declared.filter((row) => row.kind === kind).map(({ id }) => id));
  return {
    state: {
      ...state,
      tenants: new Map([...state.tenants, ...states]),
      tiers: withoutHash(tiers, isUnlike("tier")),
      features: withoutHash(features, isUnlike("feature")),
      flags: withoutHash(flags, isUnlike("flag")),
    },
    unlike: [...tenants.map(toUnlike), ...declared],
  };
}

async function rehashTenants(sql: Sql): Promise<HashedTenant[]> {
  const found: HashedTenant[] = [];
  for await (const page of readAhead(readHashedTenants(sql)))
    found.push(...page.filter(({ live, content_hash }) => hashOf(toJson(live)) !== content_hash));
  return found;
}

/** What sync wrote is believed only where it hashes to what sync wrote down; Git is all there is to compare with otherwise. */
async function withApplied(sql: Sql, tenants: readonly HashedTenant[]): Promise<[string, TenantState][]> {
  const ids = tenants.map(({ tenant_id }) => tenant_id);
  const written = await readApplied(sql, ids);
  return tenants.map(({ tenant_id, config_version, live, content_hash }) => {
    const stored = written.get(tenant_id) ?? null;
    const applied = stored !== null && hashOf(toJson(stored)) === content_hash ? stored : null;
    return [tenant_id, { tenant_id, config_version, live, applied, removed: false }];
  });
}

function unlikeEntity(kind: UnlikeHash["kind"], { id, document, content_hash }: EntityState): UnlikeHash[] {
  if (content_hash === null || hashOf(document) === content_hash) return [];
  return [{ kind, id, document, content_hash }];
}

function toUnlike({ tenant_id: id, live, content_hash }: HashedTenant): UnlikeHash {
  return { kind: "tenant", id, document: toJson(live), content_hash };
}

function withoutHash(rows: ReadonlyMap<string, EntityState>, ids: ReadonlySet<string>): Map<string, EntityState> {
  return new Map([...rows].map(([id, row]) => [id, ids.has(id) ? { ...row, content_hash: null } : row]));
}

function hashOf(document: JsonObject): string {
  return sha256Hex(canonicalJson(document));
}

function toJson(document: TenantDocument): JsonObject {
  return document as unknown as JsonObject; // its type has no index signature, but a document is JSON
}
