/**
 * A start in the middle of an outage: milliseconds from TenantReader.open() until ready() and the first answer, from the
 * snapshot, while no server answers. Loading the modules is counted apart.
 * `node dist/bench/reader-cold-start.js SETTINGS SNAPSHOT` prints Readings.
 */
import { importReader } from "./open-reader.ts";
import { readSettings } from "./settings.ts";

const settings = readSettings();
const path = process.argv[3] ?? "";
const began = performance.now();
const { TenantReader } = await importReader(settings.reader);
const imported = performance.now();
const { databaseUrl, redisUrl, tenantIds } = settings;
const reader = await TenantReader.open({ databaseUrl, redisUrl, snapshot: { path } });
await reader.ready();
const { tenant, source } = await reader.get(tenantIds.at(-1) ?? "");
const answered = performance.now();
if (tenant === null || source !== "snapshot") throw new Error(`The answer came from ${source}.`);
console.log(JSON.stringify({ import: { ours: imported - began }, answer: { ours: answered - imported } }));
process.exit(); // closing is not what is measured
