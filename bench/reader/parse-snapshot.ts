/**
 * The least that a start from that file could do: reads it and parses each tenant's JSON into a Map. Milliseconds.
 * `node dist/bench/reader-parse-snapshot.js SETTINGS SNAPSHOT` prints a number.
 */
import { readFile } from "node:fs/promises";
import { readSettings } from "./settings.ts";

const { tenantIds } = readSettings();
const began = performance.now();
const lines = (await readFile(process.argv[3] ?? "", "utf8")).split("\n");
const documents = new Map<string, unknown>();
for (const line of lines) {
  const brace = line.indexOf("{");
  if (brace < 0) continue;
  const document = JSON.parse(line.slice(brace)) as { readonly tenant_id: string };
  documents.set(document.tenant_id, document);
}
const parsed = performance.now();
if (documents.size < tenantIds.length) throw new Error(`${documents.size} tenants are in the file.`);
console.log(String(parsed - began));
