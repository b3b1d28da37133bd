import type { Version } from "./version.ts";

/** A change that has been published, as it travels on the stream and on the channel. */
export interface CacheEvent extends Version {
  readonly tenant_id: string;
  /** created, updated, suspended, resumed, tier_upgraded, tier_downgraded, removed. */
  readonly action: string;
  /** The tier that the tenant moved to; null when it did not move. */
  readonly new_tier: string | null;
  /** When the registry recorded the change, ISO 8601. */
  readonly timestamp: string;
}

/** What a reader of the stream learns from one entry. */
export type StreamEntry =
  | ({ readonly kind: "change"; readonly tenant_id: string } & Version)
  /** Everything may have changed: the cache was rebuilt from the registry, in this epoch. */
  | { readonly kind: "rebuilt"; readonly epoch: number }
  /** An entry that Tenantry did not write, or a later version of it did: readers start afresh. */
  | { readonly kind: "unknown" };

/** The message on the channel. `new_tier` is there only when the tenant moved to another tier. */
export function encodeMessage(event: CacheEvent): string {
  const { tenant_id, action, new_tier, config_version, timestamp } = event;
  return JSON.stringify({
    tenant_id,
    action,
    ...(new_tier === null ? {} : { new_tier }),
    config_version,
    timestamp,
  });
}

/** Fields of a stream entry, as Redis wants them: name, value, name, value. */
export function encodeEntry(event: CacheEvent): string[] {
  return ["tenant_id", event.tenant_id, "action", event.action, ...versionFields(event)];
}

export function encodeRebuilt(epoch: number): string[] {
  return ["action", "rebuilt", "epoch", String(epoch)];
}

export function decodeEntry(fields: readonly string[]): StreamEntry {
  const field = (name: string): string | undefined => {
    for (let i = 0; i < fields.length; i += 2) if (fields[i] === name) return fields[i + 1];
    return undefined;
  };
  const tenant_id = field("tenant_id");
  const epoch = Number(field("epoch"));
  const config_version = Number(field("config_version"));
  if (tenant_id !== undefined && Number.isSafeInteger(epoch) && Number.isSafeInteger(config_version))
    return { kind: "change", tenant_id, epoch, config_version };
  if (field("action") === "rebuilt" && Number.isSafeInteger(epoch)) return { kind: "rebuilt", epoch };
  return { kind: "unknown" };
}

function versionFields(version: Version): string[] {
  return ["epoch", String(version.epoch), "config_version", String(version.config_version)];
}
