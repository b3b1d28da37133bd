import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyChain } from "../../../src/pipeline/audit-verify.ts";
import { type ExportedLog, newExportedLog } from "./exported-log.ts";

const LOGS = 1000;
/** Every so many logs are exported in two parts and compared, too. */
const EXPORTED = 20;
const tables = ["change", "stmt", "link", "tx"];
const texts = ["", "é", "a'b\"c\\d", "line\nend\t", "\u2028", "😀", "ann@gcc.example", "x".repeat(9_000), "{}", "null"];

let log: ExportedLog;
beforeAll(async () => {
  log = await newExportedLog();
  for (const table of tables)
    await log.db.script(`alter table audit.${table} disable trigger append_only, disable trigger append_only_row`);
});
afterAll(() => log.close());

test(`raises no alarm over ${LOGS} logs of random shapes`, async () => {
  const shapes = new Set<string>();
  for (let seed = 1; seed <= LOGS; seed++) {
    const random = createRandom(seed);
    await reset();
    for (let left = random(7); left > 0; left--) await log.db.script(transaction(random));
    const verdict = await verifyChain(log.db);
    expect(verdict, `log ${seed}`).toMatchObject({ bad: null });
    shapes.add(`${verdict.links}/${verdict.rows}`);
    if (seed % EXPORTED === 0) await compareExports(random, seed);
  }
  expect(shapes.size).toBeGreaterThan(100);
}, 300_000);

async function compareExports(random: Random, seed: number): Promise<void> {
  const place = mkdtempSync(join(log.folder, "clean-"));
  const how = random(2) === 0 ? {} : { pseudonymKey: "k".repeat(32), maxBytes: random(20_000) };
  await log.exportTo(place, how);
  for (let left = random(4); left > 0; left--) await log.db.script(transaction(random));
  await log.exportTo(place, how);
  const verdict = await log.compare(place);
  const bad = verdict.links === 0 ? { kind: "no-exports" } : null;
  expect(verdict, `log ${seed}`).toMatchObject({ bad: null, exports: { bad, not_exported: 0 } });
}

/** As a superuser: what is left is a log that has just begun. */
async function reset(): Promise<void> {
  const empty = tables.map((table) => `delete from audit.${table};`).join("");
  await log.db.script(`${empty} update audit.head set (seq, nrows, hash) = (0, 0, sha256('tenantry-genesis-v1'))`);
}

/** One to four statements, some of them without rows, undone, or sealed before the end; one in eight is rolled back. */
function transaction(random: Random): string {
  const statements = Array.from({ length: 1 + random(4) }, () => statement(random));
  const early = random(8) === 0 ? "set constraints all immediate;" : "";
  return `begin; ${early} ${statements.join(" ")} ${random(8) === 0 ? "rollback" : "commit"}`;
}

function statement(random: Random): string {
  const text = `'${(texts[random(texts.length)] ?? "").replaceAll("'", "''")}'`;
  const document = `jsonb_build_object('text', ${text}::text, 'n', ${random(1_000_000)})`;
  const [low, high] = [random(12), random(12)];
  const made = `insert into tenantry.features (feature, document) select 'f_' || i, ${document} from generate_series(${low}, ${high}) i
    on conflict (feature) do update set document = excluded.document;`;
  const changed = [
    made,
    `update tenantry.features set document = ${document} where feature like 'f_${random(4)}%';`,
    `update tenantry.tenants set display_name = 'n' || ${text} where tenant_id = 'a${random(5)}';`,
    "update tenantry.tenants set display_name = display_name where false;",
    `savepoint s; ${made} rollback to s;`,
  ];
  return changed[random(changed.length)] ?? made;
}

/** A number from 0 up to below `limit`. */
type Random = (limit: number) => number;

function createRandom(seed: number): Random {
  let state = seed * 2_654_435_761;
  return (limit) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_507) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
