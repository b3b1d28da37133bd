import type { RegistryIdentity } from "./marker.ts";
import type { Version } from "./version.ts";

/** A change that has been published, as it travels on the stream and on the channel. */
export interface CacheEvent extends Version {
  /** Two registries may have met in one Redis by mistake: readers pass over the other's entries. */
  readonly registry_id: string;
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
  | ({ readonly kind: "change"; readonly registry_id: string; readonly tenant_id: string } & Version)
  /** Everything may have changed: the cache was rebuilt from the registry, in this epoch. */
  | { readonly kind: "rebuilt"; readonly registry_id: string; readonly epoch: number }
  /** The tenant is stopped by this entry of the journal; no longer, when there is none. */
  | {
      readonly kind: "overlay";
      readonly registry_id: string;
      readonly tenant_id: string;
      readonly text: string | undefined;
    }
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
  const { registry_id, tenant_id, action, epoch, config_version } = event;
  return encodeFields({ action, registry_id, epoch, tenant_id, config_version });
}

export function encodeRebuilt({ registry_id, epoch }: RegistryIdentity): string[] {
  return encodeFields({ action: "rebuilt", registry_id, epoch });
}

export function decodeEntry(fields: readonly string[]): StreamEntry {
  const field = (name: string): string | undefined => {
    for (let i = 0; i < fields.length; i += 2) if (fields[i] === name) return fields[i + 1];
    return undefined;
  };
  const [registry_id, tenant_id] = [field("registry_id"), field("tenant_id")];
  const [epoch, config_version] = [Number(field("epoch")), Number(field("config_version"))];
  if (registry_id === undefined || !Number.isSafeInteger(epoch)) return { kind: "unknown" };
  if (field("action") === "rebuilt") return { kind: "rebuilt", registry_id, epoch };
  const overlay = { kind: "overlay", registry_id, tenant_id: tenant_id ?? "" } as const;
  if (field("action") === "overlaid") return { ...overlay, text: field("overlay") ?? "" };
  if (field("action") === "uncovered") return { ...overlay, text: undefined };
  if (tenant_id === undefined || !Number.isSafeInteger(config_version)) return { kind: "unknown" };
  return { kind: "change", registry_id, tenant_id, epoch, config_version };
}

function encodeFields(fields: Readonly<Record<string, string | number>>): string[] {
  return Object.entries(fields).flatMap(([name, value]) => [name, String(value)]);
}
