/** Every key, the stream and the channel that Tenantry uses in Redis: docs/cache.md describes what they hold. */

/** A stream of changes that readers follow. */
export const STREAM = "tenantry:updates";
/** A pub/sub channel for other services; it loses messages, the stream does not. */
export const CHANNEL = "tenant_updates";
/** Says which registry has filled this Redis, and since which start of the server. */
export const MARKER = "tenantry:registry";

/** Up to which sync everything has been delivered. */
export const APPLIED = "tenantry:applied";
/** A stream of signed entries: what emergencies did while PostgreSQL could not be written. */
export const JOURNAL = "tenantry:journal";
export const READER_PATTERN = "tenantry:reader:*";

const TENANT_ID = /^[a-z][a-z0-9_-]{1,62}$/;
const FENCE = /^tenant:([a-z][a-z0-9_-]{1,62}):fence$/;
export const FENCE_PATTERN = "tenant:*:fence";

export interface TenantKeys {
  readonly value: string;
  readonly backup: string;
  readonly fence: string;
  /** The entry of the journal that stops the tenant; only while there is one. */
  readonly overlay: string;
  /** What other services derived from the value; deleted on each publish. */
  readonly derived: readonly [string, string, string];
}

export function isTenantId(text: string): boolean {
  return TENANT_ID.test(text);
}

/** Throws on anything but a tenant id: an id with a colon could name another tenant's fence. */
export function tenantKeys(tenantId: string): TenantKeys {
  if (!isTenantId(tenantId)) throw new TypeError(`not a tenant id: ${JSON.stringify(tenantId)}`);
  const value = `tenant:${tenantId}`;
  return {
    value,
    backup: `${value}:backup`,
    fence: `${value}:fence`,
    overlay: `${value}:overlay`,
    derived: [`${value}:config`, `${value}:limits`, `${value}:features`],
  };
}

/** The tenant whose fence this key is; undefined for any other key. */
export function tenantOfFence(key: string): string | undefined {
  return FENCE.exec(key)?.[1];
}

/** What one process that reads says of itself; it expires. */
export function readerKey(instance: string): string {
  return `tenantry:reader:${instance}`;
}

/** Exists while one rebuild runs: a flush deletes it, and so the rebuild knows that it has to start again. */
export function rebuildKey(token: string): string {
  return `tenantry:rebuild:${token}`;
}
