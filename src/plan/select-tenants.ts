import type { Catalog } from "../model/catalog.ts";
import type { Hold, TenantIndexRow } from "../model/registry.ts";
import { compareText } from "../model/diagnostic.ts";
import { ownValue } from "../model/own-value.ts";

/**
 * Ids, sorted, of the tenants whose full row decides what to do: those whose hash differs or is gone because somebody
 * else wrote the row, those without a file, and those with an open hold. All others are as the catalog wants them.
 */
export function selectTenants(
  catalog: Pick<Catalog, "tenants">,
  index: ReadonlyMap<string, TenantIndexRow>,
  holds: readonly Hold[],
): string[] {
  const held = new Set(holds.filter(({ target_kind }) => target_kind === "tenant").map(({ target_id }) => target_id));
  const selected: string[] = [];
  for (const [id, row] of index) {
    if (row.removed) continue;
    if (row.content_hash !== ownValue(catalog.tenants, id)?.hash || held.has(id)) selected.push(id);
  }
  return selected.sort(compareText);
}
