import type { TenantDocument } from "../model/catalog.ts";
import { compareText } from "../model/diagnostic.ts";
import type { EntityState } from "../model/registry.ts";
import type { Sql } from "../registry/database.ts";
import { readEntities } from "../registry/queries/read-entities.ts";

export interface Vocabulary {
  readonly features: ReadonlyMap<string, EntityState>;
  readonly flags: ReadonlyMap<string, EntityState>;
}

/** Every feature and flag that there is. */
export async function readVocabulary(sql: Sql): Promise<Vocabulary> {
  return { features: await readEntities(sql, "feature"), flags: await readEntities(sql, "flag") };
}

/**
 * What stops working without this feature or flag, directly or not, sorted: `feature.x`, `flag.y`. Nothing of it is
 * switched off by a hold: services see it on, and what it requires off.
 * @param isOn whether a tenant has it; everything is asked for where nothing says so
 */
export function listDependents(
  { features, flags }: Vocabulary,
  id: string,
  isOn: (address: string) => boolean = () => true,
): string[] {
  const all = [
    ...[...features.values()].map((entity) => ({ entity, address: `feature.${entity.id}` })),
    ...[...flags.values()].map((entity) => ({ entity, address: `flag.${entity.id}` })),
  ];
  const found = new Set<string>();
  const reached = [id];
  for (const required of reached)
    for (const { entity, address } of all)
      if (!found.has(address) && isOn(address) && requires(entity, required)) {
        found.add(address);
        reached.push(entity.id);
      }
  return [...found].sort(compareText);
}

function requires({ document }: EntityState, id: string): boolean {
  const required = document["requires"];
  return Array.isArray(required) && required.includes(id);
}

/** Whether a tenant has what stands at an address. */
export function hasInEffect({ features, flags }: TenantDocument, address: string): boolean {
  const id = address.slice(address.indexOf(".") + 1);
  return address.startsWith("feature.") ? features.includes(id) : Object.hasOwn(flags, id);
}
