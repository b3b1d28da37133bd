import { OperationalError } from "../model/operational-error.ts";
import type { CacheLayer } from "./cache-layer.ts";
import type { Memory } from "./memory.ts";
import type { Overlays } from "./overlays.ts";
import type { RegistryLayer } from "./registry-layer.ts";

export interface Layers {
  readonly memory: Memory;
  readonly overlays: Overlays;
  readonly cache: CacheLayer | undefined;
  readonly registry: RegistryLayer | undefined;
}

/** Whose tenants these are, as far as a server has said. */
export function registryIdOf({ registry, cache }: Layers): string | undefined {
  return registry?.registryId ?? cache?.registryId;
}

/** undefined for each configured layer that answers, its failure for each that does not. */
export function reachLayers({ registry, cache }: Layers): Promise<(OperationalError | undefined)[]> {
  const registryId = registry?.registryId;
  const layers = [registry, cache].filter((layer) => layer !== undefined);
  return Promise.all(layers.map((layer) => layer.reach(registryId).then(() => undefined, operational)));
}

/** An outage is an answer; any other error is thrown. */
export function operational(error: unknown): OperationalError {
  if (error instanceof OperationalError) return error;
  throw error;
}
