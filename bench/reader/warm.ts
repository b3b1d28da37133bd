/**
 * Reads of tenants in memory, each beside a look into a Map of the same documents: nanoseconds.
 * `node dist/bench/reader-warm.js SETTINGS` prints Readings.
 */
import type { TenantDocument, TenantReader } from "../../src/reader/index.ts";
import { Random } from "../catalog/random.ts";
import type { Reading } from "./figures.ts";
import { openReader, readAll } from "./open-reader.ts";
import { readSettings } from "./settings.ts";
import type { Pass } from "./time-in-turn.ts";
import { timeInTurn } from "./time-in-turn.ts";

const READS = 100_000;
const ROUNDS = 15;

const { tenantIds, ...settings } = readSettings();
const reader = await openReader(settings);
await readAll(reader, tenantIds);
const documents = new Map<string, TenantDocument>();
for (const id of tenantIds) {
  const { tenant } = await reader.get(id);
  if (tenant !== null) documents.set(id, tenant);
}
const random = new Random(1, "order of reads");
const order = Array.from({ length: READS }, () => tenantIds[random.between(0, tenantIds.length - 1)] ?? "");
const [sample] = documents.values();
const feature = sample?.features[0] ?? "";
const flag = Object.keys(sample?.flags ?? {})[0] ?? "";

/** The two loops of each kind are as alike as they can be: what is written out twice is compiled apart. */
const passes: Readonly<Record<string, readonly [Pass, Pass]>> = {
  peek: [() => countPeeks(reader), () => countDocuments(documents)],
  limits: [() => countLimits(reader), () => countMapLimits(documents)],
  feature: [() => countFeatures(reader), () => countMapFeatures(documents)],
  flag: [() => countFlags(reader), () => countMapFlags(documents)],
  "await get": [() => countAnswers(reader), () => countPromised(documents)],
};

const readings: Record<string, Reading> = {};
for (const [name, [ours, peer]] of Object.entries(passes)) {
  await readAll(reader, tenantIds); // nothing expires while it is measured
  readings[name] = await timeInTurn(ours, peer, READS, ROUNDS);
}
await reader.close();
console.log(JSON.stringify(readings));

function countPeeks(from: TenantReader): number {
  let found = 0;
  for (const id of order) if (from.peek(id)?.tenant != null) found += 1;
  return found;
}

function countDocuments(from: ReadonlyMap<string, TenantDocument>): number {
  let found = 0;
  for (const id of order) if (from.get(id) != null) found += 1;
  return found;
}

function countLimits(from: TenantReader): number {
  let found = 0;
  for (const id of order) if (from.limits(id)?.["max_users"] !== undefined) found += 1;
  return found;
}

function countMapLimits(from: ReadonlyMap<string, TenantDocument>): number {
  let found = 0;
  for (const id of order) if (from.get(id)?.limits["max_users"] !== undefined) found += 1;
  return found;
}

function countFeatures(from: TenantReader): number {
  let found = 0;
  for (const id of order) if (from.feature(id, feature)) found += 1;
  return found;
}

function countMapFeatures(from: ReadonlyMap<string, TenantDocument>): number {
  let found = 0;
  for (const id of order) if (from.get(id)?.features.includes(feature) === true) found += 1;
  return found;
}

function countFlags(from: TenantReader): number {
  let found = 0;
  for (const id of order) if (from.flag(id, flag)) found += 1;
  return found;
}

function countMapFlags(from: ReadonlyMap<string, TenantDocument>): number {
  let found = 0;
  for (const id of order) if (from.get(id)?.flags[flag] === true) found += 1;
  return found;
}

async function countAnswers(from: TenantReader): Promise<number> {
  let found = 0;
  for (const id of order) if ((await from.get(id)).tenant !== null) found += 1;
  return found;
}

async function countPromised(from: ReadonlyMap<string, TenantDocument>): Promise<number> {
  const lookUp = (id: string) => Promise.resolve(from.get(id));
  let found = 0;
  for (const id of order) if ((await lookUp(id)) !== undefined) found += 1;
  return found;
}
