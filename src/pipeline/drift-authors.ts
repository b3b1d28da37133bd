import type { DriftAuthor, DriftedRow, DriftField, HashMismatch } from "../model/drift.ts";
import type { EntityKind } from "../model/document.ts";
import type { JsonObject, JsonValue } from "../model/json.ts";
import { sameJson } from "../model/json.ts";
import { leavesOf } from "../model/leaves.ts";
import type { Sql } from "../registry/database.ts";
import type { RowChange } from "../registry/queries/read-row-changes.ts";
import { readRowChanges } from "../registry/queries/read-row-changes.ts";
import { type DocumentRow, documentOf } from "../registry/tenant-row.ts";
import type { UnlikeHash } from "./drift-hashes.ts";

const TABLES = { tenant: "tenants", tier: "tenant_tier_configs", feature: "features", flag: "feature_flags" } as const;
/** Rows whose history is asked for at once. */
const BATCH = 200;

/**
 * The rows with who moved them, and of those `unlike` their hash whether the log knows of it. A row that was removed by a
 * sync, and whose file came back, is no drift.
 */
export async function addAuthors(
  sql: Sql,
  rows: readonly DriftedRow[],
  unlike: readonly UnlikeHash[],
): Promise<DriftedRow[]> {
  const found: DriftedRow[] = [];
  for (const kind of ["tenant", "tier", "feature", "flag"] as const) {
    const own = rows.filter((row) => row.kind === kind);
    const odd = new Map(unlike.filter((row) => row.kind === kind).map((row) => [row.id, row]));
    for (let start = 0; start < own.length; start += BATCH)
      found.push(...(await authorsOf(sql, kind, own.slice(start, start + BATCH), odd)));
  }
  return found;
}

async function authorsOf(
  sql: Sql,
  kind: EntityKind,
  rows: readonly DriftedRow[],
  unlike: ReadonlyMap<string, UnlikeHash>,
): Promise<DriftedRow[]> {
  const ids = rows.map(({ id }) => id);
  const history = await readRowChanges(sql, TABLES[kind], ids);
  return rows.flatMap((row) => {
    const changes = history.filter(({ key }) => key === row.id);
    const [newest] = changes;
    if (isUnloggedRemoval(row, newest)) return [row];
    if (row.change === "removed" && newest?.context["direct"] !== true) return [];
    const odd = unlike.get(row.id);
    const hash_mismatch = odd && explainMismatch(odd, changes);
    // Who wrote the row last is not who wrote past the triggers.
    const logged = hash_mismatch === "past-the-triggers" && kind !== "tenant" ? [] : changes;
    const by = hash_mismatch === "past-the-triggers" ? undefined : newest && toAuthor(newest);
    const fields = row.fields.map((field) => withAuthor(kind, field, logged));
    return [{ ...row, fields, ...(hash_mismatch && { hash_mismatch }), ...(by && { by }) }];
  });
}

/** Tenants never come back, so one whose last entry has it in force was marked past the triggers. */
function isUnloggedRemoval({ kind, change }: DriftedRow, newest: RowChange | undefined): boolean {
  return kind === "tenant" && change === "removed" && newest?.after?.["removed_at"] === null;
}

/** An entry with this very row and this very hash: somebody wrote both, and the triggers were there. */
function explainMismatch({ kind, document, content_hash }: UnlikeHash, changes: readonly RowChange[]): HashMismatch {
  const isLogged = changes.some(
    ({ after }) =>
      after !== null && after["content_hash"] === content_hash && sameJson(documentIn(kind, after), document),
  );
  return isLogged ? "old-hash-put-back" : "past-the-triggers";
}

function documentIn(kind: EntityKind, row: JsonObject): JsonValue | undefined {
  // The log holds a row as row_to_json writes it: its columns are those that a query gives, and a document is JSON.
  return kind === "tenant" ? (documentOf(row as unknown as DocumentRow) as unknown as JsonObject) : row["document"];
}

/**
 * Of a tenant the newest write that moved the value, unless it is another one by now, past the triggers; of others,
 * whose documents are written whole, the newest one.
 */
function withAuthor(kind: EntityKind, field: DriftField, changes: readonly RowChange[]): DriftField {
  const change = kind === "tenant" ? changes.find((other) => moved(other, field.path)) : changes[0];
  if (change === undefined) return field;
  if (kind === "tenant" && !sameJson(leafOf(change.after, field.path), field.live)) return field;
  return { ...field, by: toAuthor(change) };
}

function moved({ before, after }: RowChange, path: string): boolean {
  return !sameJson(leafOf(before, path), leafOf(after, path));
}

function leafOf(row: JsonObject | null, path: string): JsonValue | undefined {
  // The log holds a row as row_to_json writes it: its columns are those that a query gives.
  return row === null ? undefined : leavesOf(documentOf(row as unknown as DocumentRow)).get(path);
}

function toAuthor({ seq, at, db_user, context }: RowChange): DriftAuthor {
  const { actor } = context;
  return { seq, at, db_user, actor: typeof actor === "string" ? actor : null };
}
