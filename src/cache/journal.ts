import type { JournalEntry } from "../model/journal.ts";
import { STREAM_LENGTH } from "./announce.ts";
import type { Connection } from "./connection.ts";
import { toTexts } from "./connection.ts";
import { JOURNAL, STREAM, tenantKeys } from "./keys.ts";

/** More than these are left for the next time. */
const MOST = 1000;

/** Where a text of the journal was found, and what it is. */
export interface JournalText {
  /** The id in the stream. */
  readonly id: string;
  /** Empty where somebody else has added something. */
  readonly text: string;
}

/** Which overlay is meant: that of this very entry. */
export interface Overlaid extends Pick<JournalEntry, "registry_id" | "tenant_id"> {
  readonly epoch: number;
  readonly text: string;
}

/** True when the overlay was read back. */
export async function addOverlay(connection: Connection, overlay: Overlaid, id: string): Promise<boolean> {
  const { registry_id, epoch, tenant_id, text } = overlay;
  const keys = overlayKeys(tenant_id);
  await connection.run((pipeline) =>
    pipeline.tenantryOverlay(...keys, text, id, registry_id, epoch, tenant_id, STREAM_LENGTH),
  );
  return (await readOverlay(connection, tenant_id)) === text;
}

export async function readOverlay(connection: Connection, tenantId: string): Promise<string | undefined> {
  const reply = await connection.run((pipeline) => pipeline.get(tenantKeys(tenantId).overlay));
  return typeof reply === "string" ? reply : undefined;
}

/** Takes the overlay away if it is still this one, and the ids out of the journal. */
export async function removeOverlay(
  connection: Connection,
  { registry_id, epoch, tenant_id, text }: Overlaid,
  ids: readonly string[],
): Promise<void> {
  const keys = overlayKeys(tenant_id);
  await connection.run((pipeline) =>
    pipeline.tenantryUncover(...keys, text, registry_id, epoch, tenant_id, STREAM_LENGTH, ...ids),
  );
}

/** The oldest first. */
export async function listJournal(connection: Connection): Promise<JournalText[]> {
  const reply = await connection.run((pipeline) => pipeline.xrange(JOURNAL, "-", "+", "COUNT", MOST));
  if (!Array.isArray(reply)) return [];
  return (reply as unknown[]).map((item) => {
    const [id, fields] = Array.isArray(item) ? (item as unknown[]) : [];
    const texts = toTexts(fields);
    return { id: String(id), text: texts[texts.indexOf("entry") + 1] ?? "" };
  });
}

function overlayKeys(tenantId: string): [string, string, string] {
  return [tenantKeys(tenantId).overlay, JOURNAL, STREAM];
}
