import type { TenantDocument } from "../model/catalog.ts";
import { isJsonObject } from "../model/json.ts";
import type { Version } from "./version.ts";

/** A tenant as it is cached; `document` is null for one that was removed. */
export interface CachedTenant extends Version {
  readonly document: TenantDocument | null;
  /** The Git commit that the document came with; absent where nobody has said. */
  readonly commit?: string;
}

/** One tenant as the registry has it now: what is written to Redis. */
export interface CacheItem extends CachedTenant {
  readonly tenant_id: string;
}

/**
 * The text of `tenant:<id>`: the document's own keys behind `epoch`, `config_version` and `commit`. The first two come first, because
 * the scripts read them from the head of the text without parsing the rest. A removed tenant is written as a tombstone,
 * so that nobody goes on serving its last document; its status refuses it where `removed` is not looked at.
 */
export function encodeValue(item: CacheItem): string {
  const { tenant_id, epoch, config_version, commit } = item;
  const document = item.document ?? { tenant_id, status: "archived", removed: true };
  return JSON.stringify({ epoch, config_version, commit, ...document });
}

/** undefined for a text that Tenantry did not write for this tenant: it is treated as absent. */
export function decodeValue(tenantId: string, text: string | null | undefined): CachedTenant | undefined {
  const value = parseJson(text ?? "");
  if (!isJsonObject(value) || value["tenant_id"] !== tenantId) return undefined;
  const { epoch, config_version, commit, signature, ...document } = value;
  if (!isCount(epoch) || !isCount(config_version)) return undefined;
  // That of a backup copy is no part of the document; who has to believe it has looked at it before.
  if (signature !== undefined && typeof signature !== "string") return undefined;
  const version = { epoch, config_version, ...(typeof commit === "string" && { commit }) };
  if (document["removed"] === true) return { ...version, document: null };
  if (typeof document["status"] !== "string") return undefined;
  // encodeValue wrote it from a TenantDocument: the two leading keys and the tenant's id have just been checked.
  return { ...version, document: document as unknown as TenantDocument };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
