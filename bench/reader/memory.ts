/**
 * Bytes of heap that one tenant takes in a reader; with `plain`, in a Map of the same documents.
 * `node --expose-gc dist/bench/reader-memory.js SETTINGS [plain]` prints a number.
 */
import { Redis } from "ioredis";
import { eachAtOnce, openReader, readAll } from "./open-reader.ts";
import { readSettings } from "./settings.ts";

const { tenantIds, ...settings } = readSettings();
const warmUp = tenantIds.slice(0, 100); // what is compiled and opened on the way counts for nobody
const rest = tenantIds.slice(100);
console.log(String(process.argv[3] === "plain" ? await measureMap() : await measureReader()));
process.exit(); // the readings are taken, and whatever holds them until then must not be collected before

async function measureReader(): Promise<number> {
  const reader = await openReader(settings);
  await readAll(reader, warmUp);
  const before = usedHeap();
  await readAll(reader, rest);
  const bytes = (usedHeap() - before) / rest.length;
  if (reader.metrics().tenants_known !== tenantIds.length) throw new Error("Not every tenant is in memory.");
  return bytes;
}

async function measureMap(): Promise<number> {
  const redis = new Redis(settings.redisUrl);
  const documents = new Map<string, unknown>();
  const load = async (id: string) => void documents.set(id, JSON.parse((await redis.get(`tenant:${id}`)) ?? ""));
  await eachAtOnce(warmUp, 32, load);
  const before = usedHeap();
  await eachAtOnce(rest, 32, load);
  const bytes = (usedHeap() - before) / rest.length;
  if (documents.size !== tenantIds.length) throw new Error("Not every tenant is in memory.");
  return bytes;
}

/** After the second collection what the first has set free by finalizers is gone too. */
function usedHeap(): number {
  for (let time = 0; time < 3; time++) globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
