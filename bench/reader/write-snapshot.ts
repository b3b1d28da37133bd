/**
 * Reads every tenant and leaves a snapshot. `node dist/bench/reader-write-snapshot.js SETTINGS SNAPSHOT`
 */
import { openReader, readAll } from "./open-reader.ts";
import { readSettings } from "./settings.ts";

const { tenantIds, ...settings } = readSettings();
const reader = await openReader({ ...settings, snapshot: { path: process.argv[3] ?? "" } });
await readAll(reader, tenantIds);
await reader.close();
