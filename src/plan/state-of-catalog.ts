import type { Catalog, CatalogEntity } from "../model/catalog.ts";
import type { EntityState, RegistryState } from "../model/registry.ts";

/** A catalog as if it had just been synced to an empty registry: what a plan without a database compares with. */
export function stateOfCatalog(catalog: Catalog, commit: string | null = null): RegistryState {
  const tenants = Object.entries(catalog.tenants);
  return {
    info: {
      registry_id: "",
      environment: "",
      epoch: 0,
      revision: 0,
      last_commit: commit,
      currency: catalog.currency,
      limits: catalog.limits,
    },
    tiers: statesOf(catalog.tiers),
    features: statesOf(catalog.features),
    flags: statesOf(catalog.flags),
    index: new Map(
      tenants.map(([id, { hash }]) => [id, { tenant_id: id, config_version: 1, content_hash: hash, removed: false }]),
    ),
    tenants: new Map(
      tenants.map(([id, { document, source_path }]) => [
        id,
        { tenant_id: id, config_version: 1, live: document, applied: document, removed: false, source_path },
      ]),
    ),
    usage: new Map(),
    holds: [],
  };
}

function statesOf(entities: Readonly<Record<string, CatalogEntity>>): Map<string, EntityState> {
  return new Map(
    Object.values(entities).map(({ id, document, hash, source_path }) => [
      id,
      { id, document, content_hash: hash, source_path },
    ]),
  );
}
