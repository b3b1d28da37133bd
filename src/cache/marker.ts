import { isJsonObject } from "../model/json.ts";
import { OperationalError } from "../model/operational-error.ts";

/** Says that every tenant of a registry has its fence and value here: the text of `tenantry:registry`. */
export interface Marker {
  readonly registry_id: string;
  readonly epoch: number;
  /**
   * The server's run id and the id of its replication history when that was proven. A restarted server, or one that took
   * over, has another one and may have lost the last writes, fences among them.
   */
  readonly run_id: string;
}

/** The registry as the cache needs to know it. */
export type RegistryIdentity = Pick<Marker, "registry_id" | "epoch">;

export function encodeMarker(marker: Marker): string {
  const { registry_id, epoch, run_id } = marker;
  return JSON.stringify({ registry_id, epoch, run_id });
}

/** undefined for a missing or unreadable text: then nothing is proven. */
export function decodeMarker(text: string | null | undefined): Marker | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "");
    if (!isJsonObject(value)) return undefined;
    const { registry_id, epoch, run_id } = value;
    if (typeof registry_id !== "string" || typeof epoch !== "number" || typeof run_id !== "string") return undefined;
    return { registry_id, epoch, run_id };
  } catch {
    return undefined;
  }
}

/** Why Redis may lack changes that were delivered once: it was emptied, restarted or replaced, or the registry restored. */
export type Loss = "empty" | "another_run" | "earlier_epoch";

/**
 * undefined when this Redis holds all of this registry; otherwise it has to be rebuilt first. Throws when it belongs to
 * another registry, or to a later epoch of this one: publishing there would serve one registry's tenants to the other's.
 */
export function findLoss(
  marker: Marker | undefined,
  registry: RegistryIdentity,
  runId: string,
  label: string,
): Loss | undefined {
  if (marker === undefined) return "empty";
  if (marker.registry_id !== registry.registry_id)
    throw new OperationalError(
      "refused",
      `Redis at ${label} belongs to another registry (${marker.registry_id}); this one is ${registry.registry_id}.`,
      "Give each registry a Redis or a database number of its own; to hand this one over, delete the key tenantry:registry and all tenant:* keys.",
    );
  if (marker.epoch > registry.epoch)
    throw new OperationalError(
      "refused",
      `Redis at ${label} has seen epoch ${marker.epoch} of this registry; the database is at ${registry.epoch}.`,
      "The database was restored, or is an old copy: check TENANTRY_DATABASE_URL, and raise the epoch of a restored one.",
    );
  if (marker.epoch < registry.epoch) return "earlier_epoch";
  return marker.run_id === runId ? undefined : "another_run";
}

/** True when findLoss finds none. */
export function isCurrent(...found: Parameters<typeof findLoss>): boolean {
  return findLoss(...found) === undefined;
}
