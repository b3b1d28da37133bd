import { randomUUID } from "node:crypto";
import type { Connection } from "./connection.ts";
import { toTexts } from "./connection.ts";
import { FENCE_PATTERN, MARKER, rebuildKey, tenantOfFence } from "./keys.ts";
import type { Marker } from "./marker.ts";
import { decodeMarker, encodeMarker } from "./marker.ts";
import type { Version } from "./version.ts";
import { parseVersion } from "./version.ts";

/** A rebuild that lasts longer than this counts as lost. */
const REBUILD_SECONDS = 3600;

export async function readMarker(connection: Connection): Promise<{ marker: Marker | undefined; runId: string }> {
  const runId = await connection.identify(0);
  const text = await connection.run((pipeline) => pipeline.get(MARKER));
  return { marker: decodeMarker(typeof text === "string" ? text : undefined), runId };
}

export async function beginRebuild(connection: Connection): Promise<string> {
  const token = randomUUID();
  await connection.run((pipeline) => pipeline.set(rebuildKey(token), "1", "EX", REBUILD_SECONDS));
  return token;
}

export async function completeRebuild(connection: Connection, token: string, marker: Marker): Promise<boolean> {
  const text = encodeMarker(marker);
  return (await connection.run((pipeline) => pipeline.tenantryComplete(MARKER, rebuildKey(token), text))) === 1;
}

export async function abandonRebuild(connection: Connection, token: string): Promise<void> {
  await connection.run((pipeline) => pipeline.del(rebuildKey(token)));
}

export async function* listFences(connection: Connection): AsyncGenerator<Version & { readonly tenant_id: string }> {
  let cursor = "0";
  do {
    const page = await connection.run((pipeline) => pipeline.scan(cursor, "MATCH", FENCE_PATTERN, "COUNT", 1000));
    const [next, keys] = Array.isArray(page) ? (page as unknown[]) : [];
    for (const [key, fence] of await readFences(connection, toTexts(keys))) {
      const tenant_id = tenantOfFence(key);
      if (tenant_id !== undefined && fence !== undefined) yield { tenant_id, ...fence };
    }
    cursor = typeof next === "string" ? next : "0";
  } while (cursor !== "0");
}

async function readFences(connection: Connection, keys: (string | undefined)[]) {
  const names = keys.filter((key) => key !== undefined);
  const texts = await connection.runAll(names, (pipeline, key) => pipeline.get(key));
  return names.map((key, index) => [key, parseVersion(toTexts([texts[index]])[0])] as const);
}
