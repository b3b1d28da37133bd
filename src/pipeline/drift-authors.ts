import type { DriftAuthor, DriftedRow, DriftField } from "../model/drift.ts";
import type { EntityKind } from "../model/document.ts";
import type { JsonObject, JsonValue } from "../model/json.ts";
import { sameJson } from "../model/json.ts";
import { leavesOf } from "../model/leaves.ts";
import type { Sql } from "../registry/database.ts";
import type { RowChange } from "../registry/queries/read-row-changes.ts";
import { readRowChanges } from "../registry/queries/read-row-changes.ts";
import { type DocumentRow, documentOf } from "../registry/tenant-row.ts";

const TABLES = { tenant: "tenants", tier: "tenant_tier_configs", feature: "features", flag: "feature_flags" } as const;
/** Rows whose history is asked for at once. */
const BATCH = 200;

/** The rows with who moved them. A row that was removed by a sync, and whose file came back, is no drift. */
export async function addAuthors(sql: Sql, rows: readonly DriftedRow[]): Promise<DriftedRow[]> {
  const found: DriftedRow[] = [];
  for (const kind of ["tenant", "tier", "feature", "flag"] as const) {
    const own = rows.filter((row) => row.kind === kind);
    for (let start = 0; start < own.length; start += BATCH)
      found.push(...(await authorsOf(sql, kind, own.slice(start, start + BATCH))));
  }
  return found;
}

async function authorsOf(sql: Sql, kind: EntityKind, rows: readonly DriftedRow[]): Promise<DriftedRow[]> {
  const ids = rows.map(({ id }) => id);
  const history = await readRowChanges(sql, TABLES[kind], ids);
  return rows.flatMap((row) => {
    const changes = history.filter(({ key }) => key === row.id);
    const [newest] = changes;
    if (row.change === "removed" && newest?.context["direct"] !== true) return [];
    const by = newest && toAuthor(newest);
    const fields = row.fields.map((field) => withAuthor(kind, field, changes));
    return [{ ...row, fields, ...(by && { by }) }];
  });
}

/** Of a tenant the newest write that moved the value; of others, whose documents are written whole, the newest one. */
function withAuthor(kind: EntityKind, field: DriftField, changes: readonly RowChange[]): DriftField {
  const change = kind === "tenant" ? changes.find((other) => moved(other, field.path)) : changes[0];
  return change === undefined ? field : { ...field, by: toAuthor(change) };
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
