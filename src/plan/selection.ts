import type { Catalog } from "../model/catalog.ts";
import type { EntityKind } from "../model/document.ts";
import type { RegistryState } from "../model/registry.ts";
import type { Selection } from "../model/plan.ts";
import { nearest } from "../model/nearest.ts";
import { OperationalError } from "../model/operational-error.ts";

const ADDRESS = /^(tenant|tier|feature|flag)\.(.+)$/;

/** `tenant.acme`: how one entity is named on a command line. */
export function addressOf(kind: EntityKind, id: string): string {
  return `${kind}.${id}`;
}

/**
 * Undefined when nothing narrows the plan.
 * @throws OperationalError `usage` for what is no address, or names what neither the files nor the registry have
 */
export function requireSelection(
  selection: Selection | undefined,
  catalog: Catalog,
  state: RegistryState,
): Selection | undefined {
  if (selection === undefined || selection.targets.length + selection.excludes.length === 0) return undefined;
  for (const address of [...selection.targets, ...selection.excludes]) requireKnown(address, catalog, state);
  return { targets: [...new Set(selection.targets)].sort(), excludes: [...new Set(selection.excludes)].sort() };
}

function requireKnown(address: string, catalog: Catalog, state: RegistryState): void {
  const [, kind, id = ""] = ADDRESS.exec(address) ?? [];
  if (kind === undefined)
    throw new OperationalError(
      "usage",
      `${JSON.stringify(address)} names nothing.`,
      "Write the kind, a point and the id: tenant.acme, tier.gold, feature.search or flag.new_ui.",
    );
  const known = idsOf(kind as EntityKind, catalog, state); // the pattern knows these four only
  if (known.has(id)) return;
  const meant = nearest(id, [...known]);
  throw new OperationalError(
    "usage",
    `Neither the files nor the registry have a ${kind} ${JSON.stringify(id)}.`,
    meant === undefined ? "Look for a typing error." : `Did you mean ${kind}.${meant}?`,
  );
}

function idsOf(kind: EntityKind, catalog: Catalog, state: RegistryState): ReadonlySet<string> {
  const key = ({ tenant: "tenants", tier: "tiers", feature: "features", flag: "flags" } as const)[kind];
  const rows = key === "tenants" ? state.index : state[key];
  return new Set([...Object.keys(catalog[key]), ...rows.keys()]);
}
