import type { Connection } from "./connection.ts";
import { toTexts } from "./connection.ts";
import { tenantKeys } from "./keys.ts";
import type { CacheItem } from "./value.ts";
import { decodeValue, encodeValue } from "./value.ts";
import type { Version } from "./version.ts";
import { parseVersion, reaches } from "./version.ts";

/** Tenants that did not get through, each with the reason; the others did. */
export type Failures = Map<string, string>;

export async function publishItems(connection: Connection, items: readonly CacheItem[]): Promise<Failures> {
  const replies = await connection.tryAll(items, (pipeline, item) => {
    const { fence, value, backup, derived } = tenantKeys(item.tenant_id);
    const { epoch, config_version } = item;
    const text = encodeValue(item);
    const sealed = connection.backups.seal?.(text);
    const texts = sealed === undefined ? [text] : [text, sealed];
    pipeline.tenantryPublish(fence, value, backup, ...derived, epoch, config_version, ...texts);
  });
  const failures: Failures = new Map();
  items.forEach(({ tenant_id }, index) => {
    const reply = replies[index];
    if (reply === undefined || "error" in reply) failures.set(tenant_id, reply?.error.message ?? "no answer");
  });
  return failures;
}

/** A write that Redis has acknowledged is believed only when it is read back. */
export async function findUnserved(
  connection: Connection,
  items: readonly (Version & { readonly tenant_id: string })[],
): Promise<string[]> {
  const replies = await connection.runAll(items, (pipeline, { tenant_id }) => {
    const { fence, value, backup } = tenantKeys(tenant_id);
    pipeline.mget(fence, value, backup);
  });
  return items
    .filter((item, index) => {
      const [fence, value, backup] = toTexts(replies[index]);
      const served = [parseVersion(fence), decodeValue(item.tenant_id, value), decodeValue(item.tenant_id, backup)];
      return !served.every((version) => version !== undefined && reaches(version, item));
    })
    .map(({ tenant_id }) => tenant_id);
}
