import { OperationalError } from "../model/operational-error.ts";
import type { Loaded, Unanswered } from "./answer.ts";
import type { CacheAnswer } from "./cache-layer.ts";
import type { Layers } from "./layers.ts";
import { operational } from "./layers.ts";
import type { Memory } from "./memory.ts";
import type { RegistryLayer } from "./registry-layer.ts";

/**
 * One look at Redis, then at PostgreSQL; where neither answers, the OperationalError of the layer that should have. A Redis
 * that may have lost writes has not answered.
 */
export async function loadTenant(tenantId: string, layers: Layers): Promise<Loaded | Unanswered> {
  const { cache, registry, memory } = layers;
  let cached: CacheAnswer | undefined;
  let failure: OperationalError | undefined;
  try {
    cached = await cache?.read(tenantId, registry?.registryId);
  } catch (error) {
    failure = operational(error);
  }
  if (cached?.trusted === true && cached.tenant !== undefined)
    return { ...cached.tenant, source: "redis", followed: true };
  try {
    if (registry !== undefined) return await askRegistry(tenantId, registry, layers, cached?.trusted === true);
  } catch (error) {
    failure = operational(error);
  }
  // Without a registry, what was delivered is all there is to know; with one that is down, silence is no proof.
  if (registry === undefined && cached?.trusted === true && cached.unknown)
    return { ...absent(memory), source: "redis", followed: true };
  return { failure: failure ?? unknown(tenantId), untrusted: cached?.tenant };
}

async function askRegistry(
  tenantId: string,
  registry: RegistryLayer,
  { cache, memory }: Layers,
  followed: boolean,
): Promise<Loaded> {
  const item = await registry.read(tenantId);
  if (item === undefined) return { ...absent(memory), source: "postgres", followed };
  // Awaited: this process may have stalled since it read the row, and Redis knows what was published meanwhile.
  if (followed) await cache?.fill(item);
  return { ...item, source: "postgres", followed };
}

function absent(memory: Memory) {
  return { epoch: memory.epoch, config_version: 0, document: null };
}

function unknown(tenantId: string): OperationalError {
  return new OperationalError(
    "unavailable",
    `No current copy of tenant ${tenantId} is in Redis, and it has to be filled first.`,
    "Run `tenantry deliver`, or give the reader the registry's address too.",
  );
}
