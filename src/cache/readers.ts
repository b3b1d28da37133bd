import { isJsonObject } from "../model/json.ts";
import type { ReaderReport } from "../model/readers.ts";
import { decodeApplied } from "./applied.ts";
import type { Connection } from "./connection.ts";
import { toTexts } from "./connection.ts";
import { READER_PATTERN } from "./keys.ts";

/** Every reader that has reported within the last seconds, by its instance. */
export async function listReaders(connection: Connection): Promise<ReaderReport[]> {
  const keys = new Set<string>();
  let cursor = "0";
  do {
    const page = await connection.run((pipeline) => pipeline.scan(cursor, "MATCH", READER_PATTERN, "COUNT", 1000));
    const [next, found] = Array.isArray(page) ? (page as unknown[]) : [];
    for (const key of toTexts(found)) if (key !== undefined) keys.add(key);
    cursor = typeof next === "string" ? next : "0";
  } while (cursor !== "0");
  const texts = await connection.runAll([...keys], (pipeline, key) => pipeline.get(key));
  const reports = toTexts(texts).map(decodeReport);
  return reports
    .filter((report) => report !== undefined)
    .sort((a, b) => (a.instance < b.instance ? -1 : a.instance > b.instance ? 1 : 0));
}

/** undefined for one that has expired since, or that is unreadable. */
function decodeReport(text: string | undefined): ReaderReport | undefined {
  const { registry_id = null, epoch = null, revision = null, commit = null, seq } = decodeApplied(text) ?? {};
  const value = parse(text ?? "");
  if (!isJsonObject(value)) return undefined;
  const { instance, reported_at } = value;
  if (typeof instance !== "string" || typeof reported_at !== "string") return undefined;
  return { instance, registry_id, epoch, revision, commit, reported_at, ...(seq !== undefined && { seq }) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
