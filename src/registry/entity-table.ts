import type { EntityKind } from "../model/document.ts";

export type ConfigKind = Exclude<EntityKind, "tenant">;

interface EntityTable {
  readonly name: string;
  readonly key: string;
  /** Columns that people filter by, with where they stand in the document `w.document`. */
  readonly extracted: Readonly<Record<string, string>>;
}

export const ENTITY_TABLES: Readonly<Record<ConfigKind, EntityTable>> = {
  tier: {
    name: "tenantry.tenant_tier_configs",
    key: "tier",
    extracted: { rank: "(w.document ->> 'rank')::int", display_name: "w.document ->> 'display_name'" },
  },
  feature: { name: "tenantry.features", key: "feature", extracted: {} },
  flag: {
    name: "tenantry.feature_flags",
    key: "flag",
    extracted: {
      kind: "w.document ->> 'kind'",
      state: "w.document ->> 'state'",
      expires: "(w.document ->> 'expires')::date",
    },
  },
};
