import type { Connection } from "./connection.ts";
import type { CacheEvent } from "./event.ts";
import { encodeEntry, encodeMessage, encodeRebuilt } from "./event.ts";
import { CHANNEL, STREAM } from "./keys.ts";
import type { RegistryIdentity } from "./marker.ts";

/** About how many entries the stream keeps: a reader that missed more than these notices, and starts afresh. */
export const STREAM_LENGTH = 100_000;

export async function announceEvents(connection: Connection, events: readonly CacheEvent[]): Promise<void> {
  await addEntries(connection, events.map(encodeEntry));
  await connection.runAll(events, (pipeline, event) => {
    pipeline.publish(CHANNEL, encodeMessage(event));
  });
}

export async function announceRebuilt(connection: Connection, registry: RegistryIdentity): Promise<void> {
  await addEntries(connection, [encodeRebuilt(registry)]);
}

async function addEntries(connection: Connection, entries: readonly string[][]): Promise<void> {
  await connection.runAll(entries, (pipeline, fields) => {
    pipeline.xadd(STREAM, "MAXLEN", "~", STREAM_LENGTH, "*", ...fields);
  });
}
