import type { CacheItem } from "../cache/value.ts";
import type { FencedId } from "../cache/cache.ts";
import type { Sql } from "../registry/database.ts";
import type { RegistryInfo } from "../model/registry.ts";
import { readInfo } from "../registry/queries/read-info.ts";

/** Of a registry that requireRegistry has accepted. */
export async function readIdentity(sql: Sql): Promise<RegistryInfo> {
  const info = await readInfo(sql);
  if (info === undefined) throw new TypeError("the registry has lost its row in registry_state");
  return info;
}

/** Stands for a tenant that the registry does not know (any more) at this version. */
export function tombstoneOf(id: FencedId): CacheItem {
  const { tenant_id, epoch, config_version } = id;
  return { tenant_id, epoch, config_version, document: null };
}
