import type { Connection } from "./connection.ts";
import { toTexts } from "./connection.ts";
import { MARKER, tenantKeys } from "./keys.ts";
import type { Marker } from "./marker.ts";
import { decodeMarker } from "./marker.ts";
import type { CacheItem, CachedTenant } from "./value.ts";
import { decodeValue, encodeValue } from "./value.ts";
import type { Version } from "./version.ts";
import { parseVersion } from "./version.ts";

export interface CacheRead {
  /** undefined when there is none that Tenantry wrote. It may be below the fence: whoever serves it has to compare. */
  readonly value: CachedTenant | undefined;
  readonly fence: Version | undefined;
  /** The entry of the journal that stops the tenant, as it stands there: whoever believes it has to judge it. */
  readonly overlay: string | undefined;
  /** Which registry filled this Redis. */
  readonly marker: Marker | undefined;
  /** False when the server was restarted or replaced since: it may have lost the last writes. */
  readonly proven: boolean;
}

/** What became of an offered document; `below` says which newer version has been published since. */
export type FillOutcome =
  { readonly outcome: "filled" | "kept" | "unfenced" } | { readonly outcome: "below"; readonly fence: Version };

export async function readTenant(
  connection: Connection,
  tenantId: string,
  copy: "value" | "backup" = "value",
): Promise<CacheRead> {
  const keys = tenantKeys(tenantId);
  await connection.identify();
  const [text, fence, markerText, overlay] = await connection.mget(keys[copy], keys.fence, MARKER, keys.overlay);
  const marker = readMarkerText(markerText);
  const { open } = connection.backups;
  return {
    value: decodeValue(tenantId, copy === "backup" && open !== undefined ? open(text ?? "") : text),
    fence: parseVersion(fence),
    overlay,
    marker,
    // Compared with what is known now: the connection may have moved to another server since identify().
    proven: marker !== undefined && marker.run_id === connection.runId,
  };
}

let lastMarker: { readonly text: string; readonly marker: Marker | undefined } | undefined;

/** Each read comes with the same text. */
function readMarkerText(text = ""): Marker | undefined {
  if (lastMarker?.text !== text) lastMarker = { text, marker: decodeMarker(text) };
  return lastMarker.marker;
}

export async function fillTenant(connection: Connection, item: CacheItem): Promise<FillOutcome> {
  const { fence, value } = tenantKeys(item.tenant_id);
  const reply = await connection.run((pipeline) =>
    pipeline.tenantryFill(fence, value, item.epoch, item.config_version, encodeValue(item)),
  );
  const [outcome, text] = toTexts(reply);
  const newer = parseVersion(text);
  if (outcome === "below" && newer !== undefined) return { outcome, fence: newer };
  if (outcome === "filled" || outcome === "kept" || outcome === "unfenced") return { outcome };
  throw new TypeError(`the fill script answered ${JSON.stringify(reply)}`);
}
