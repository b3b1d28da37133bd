import { announceEvents, announceRebuilt } from "./announce.ts";
import type { ReaderReport } from "../model/readers.ts";
import type { Applied } from "./applied.ts";
import { recordApplied } from "./applied.ts";
import type { Connection } from "./connection.ts";
import type { CacheEvent } from "./event.ts";
import { readEvictionPolicy } from "./eviction.ts";
import type { JournalText, Overlaid } from "./journal.ts";
import { addOverlay, listJournal, readOverlay, removeOverlay } from "./journal.ts";
import type { Marker, RegistryIdentity } from "./marker.ts";
import type { Failures } from "./publish.ts";
import { findUnserved, publishItems } from "./publish.ts";
import type { CacheRead, FillOutcome } from "./read.ts";
import { fillTenant, readTenant } from "./read.ts";
import { listReaders } from "./readers.ts";
import { abandonRebuild, beginRebuild, completeRebuild, listFences, readMarker } from "./rebuild.ts";
import type { CacheItem } from "./value.ts";
import type { Version } from "./version.ts";

export type FencedId = Version & { readonly tenant_id: string };

/** One Redis. Every method throws OperationalError `unavailable` when Redis does not do its part. */
export interface Cache {
  /** The address without its password. */
  readonly label: string;
  /**
   * Raises each tenant's fence and writes its document where nothing newer is stored. A repeated or older item does no
   * harm. Nothing is announced. Answers the tenants that failed, with the reason.
   */
  publish(items: readonly CacheItem[]): Promise<Failures>;
  /** Tells readers (stream) and other services (channel); only after publish, as whoever hears it reads at once. */
  announce(events: readonly CacheEvent[]): Promise<void>;
  /** Tells readers that everything may have changed. */
  announceRebuilt(registry: RegistryIdentity): Promise<void>;
  /** Reads back what is served: the ids whose fence, value or backup is missing or below the given version. */
  findUnserved(items: readonly FencedId[]): Promise<string[]>;
  /** Value, fence and marker of one moment. */
  read(tenantId: string): Promise<CacheRead>;
  /** The same with the backup copy in the place of the value. */
  readBackup(tenantId: string): Promise<CacheRead>;
  /** Offers a document that was read from the registry; what has been published since wins. */
  fill(item: CacheItem): Promise<FillOutcome>;
  /** What isCurrent compares with the registry. */
  readMarker(): Promise<{ marker: Marker | undefined; runId: string }>;
  /** Begins to write everything anew; completeRebuild takes the token. */
  beginRebuild(): Promise<string>;
  /** Writes the marker. False when Redis was flushed since beginRebuild: nothing is proven, and it has to start again. */
  completeRebuild(token: string, marker: Marker): Promise<boolean>;
  /** Somebody else has written everything. */
  abandonRebuild(token: string): Promise<void>;
  /** Every tenant that has a fence here, some perhaps twice. */
  listFences(): AsyncGenerator<FencedId>;
  /** Says up to which sync everything has been delivered; a later state that is there already stays. */
  recordApplied(applied: Applied): Promise<void>;
  /** Every reader that has reported within the last seconds. */
  listReaders(): Promise<ReaderReport[]>;
  /** Stops a tenant without the registry: journal, overlay and announcement in one step. False when it is not read back. */
  addOverlay(overlay: Overlaid, entryId: string): Promise<boolean>;
  readOverlay(tenantId: string): Promise<string | undefined>;
  /** Takes away that overlay and no other, and these ids of the journal. */
  removeOverlay(overlay: Overlaid, ids: readonly string[]): Promise<void>;
  /** The oldest thousand. */
  listJournal(): Promise<JournalText[]>;
  /** Redis' `maxmemory-policy`; undefined when the server does not say. */
  readEvictionPolicy(): Promise<string | undefined>;
  close(): void;
}

export function cacheOn(connection: Connection): Cache {
  return {
    label: connection.label,
    publish: (items) => publishItems(connection, items),
    announce: (events) => announceEvents(connection, events),
    announceRebuilt: (registry) => announceRebuilt(connection, registry),
    findUnserved: (items) => findUnserved(connection, items),
    read: (tenantId) => readTenant(connection, tenantId),
    readBackup: (tenantId) => readTenant(connection, tenantId, "backup"),
    fill: (item) => fillTenant(connection, item),
    readMarker: () => readMarker(connection),
    beginRebuild: () => beginRebuild(connection),
    completeRebuild: (token, marker) => completeRebuild(connection, token, marker),
    abandonRebuild: (token) => abandonRebuild(connection, token),
    listFences: () => listFences(connection),
    recordApplied: (applied) => recordApplied(connection, applied),
    listReaders: () => listReaders(connection),
    addOverlay: (overlay, entryId) => addOverlay(connection, overlay, entryId),
    readOverlay: (tenantId) => readOverlay(connection, tenantId),
    removeOverlay: (overlay, ids) => removeOverlay(connection, overlay, ids),
    listJournal: () => listJournal(connection),
    readEvictionPolicy: () => readEvictionPolicy(connection),
    close: () => {
      connection.close();
    },
  };
}
