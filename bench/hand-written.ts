/**
 * The peer of `tenantry sync`, as a process: reads compiled documents from a JSON file, connects, and writes what differs
 * in one transaction with the statements of hand-written.sql.
 * `node dist/bench/hand-written.js DOCUMENTS STATEMENTS DATABASE_URL COMMIT ACTOR`
 */
import { readFileSync } from "node:fs";
import pg from "pg";
import type { CompiledDocuments } from "./cases/compiled-documents.ts";

const [documents = "", statements = "", url = "", commit = "", actor = ""] = process.argv.slice(2);
const sql = new Map(
  readFileSync(statements, "utf8")
    .split("-- name: ")
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n"))]),
);
// It is our own file, written by the benchmark.
const compiled = JSON.parse(readFileSync(documents, "utf8")) as CompiledDocuments;
const client = new pg.Client({ connectionString: url });
await client.connect();
await client.query("begin");
await run("attribute", [JSON.stringify({ actor, actor_source: "env", commit })]);
await run("lock");
const { rows } = await client.query<{ tenant_id: string; content_hash: string | null }>(sql.get("known") ?? "");
const known = new Map(rows.map((row) => [row.tenant_id, row.content_hash]));
const added = compiled.tenants.filter(({ id }) => !known.has(id));
const changed = compiled.tenants.filter(({ id, hash }) => known.has(id) && known.get(id) !== hash);
if (added.length + changed.length > 0) {
  await run("tiers", [JSON.stringify(compiled.tiers), commit]);
  await run("features", [JSON.stringify(compiled.features), commit]);
  await run("flags", [JSON.stringify(compiled.flags), commit]);
  if (added.length > 0) await run("insert_tenants", [JSON.stringify(added), commit, actor]);
  if (changed.length > 0) await run("update_tenants", [JSON.stringify(changed), commit]);
  const { currency, limits, hash } = compiled;
  await run("advance", [commit, currency, JSON.stringify(limits), hash, actor, added.length, changed.length]);
}
await client.query("commit");
await client.end();
console.log(`${added.length} added, ${changed.length} changed, ${known.size} known`);

async function run(name: string, values: unknown[] = []): Promise<void> {
  await client.query(sql.get(name) ?? "", values);
}
