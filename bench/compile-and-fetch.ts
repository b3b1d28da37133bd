/**
 * The least that a sync of no change has to do, as a process: compiles the catalog, and reads the id and the hash of every
 * tenant that the registry has. `node dist/bench/compile-and-fetch.js FOLDER DATABASE_URL DATE`
 */
import pg from "pg";
import { compileTree } from "../src/pipeline/compile.ts";

const [root = "", url = "", today = ""] = process.argv.slice(2);
const { catalog } = await compileTree({ root, today });
const client = new pg.Client({ connectionString: url });
await client.connect();
const { rows } = await client.query<{ tenant_id: string; content_hash: string | null }>(
  "select tenant_id, content_hash from tenantry.tenants order by tenant_id",
);
await client.end();
const changed = rows.filter(({ tenant_id, content_hash }) => catalog.tenants[tenant_id]?.hash !== content_hash);
console.log(`${changed.length} of ${rows.length} changed`);
