/** A row of the log as the values that people know by their paths. */
import type { TenantDocument } from "../../model/catalog.ts";
import type { JsonObject, JsonValue } from "../../model/json.ts";
import { isJsonObject, joinPath } from "../../model/json.ts";
import { leavesOf } from "../../model/leaves.ts";
import type { DocumentRow } from "../../registry/tenant-row.ts";
import { documentOf } from "../../registry/tenant-row.ts";

/** The document in a row of `tenants`: the log has it as the table did. */
export function loggedDocument(row: JsonObject): TenantDocument {
  return documentOf(row as unknown as DocumentRow);
}

/** True of a tenant, tier, feature or flag that is not there any more. */
export function isRemoved(row: JsonObject): boolean {
  return typeof row["removed_at"] === "string";
}

const aboutHolds = [
  "target_kind",
  "target_id",
  "field",
  "value",
  "reason",
  "incident",
  "review_by",
  "review_at",
  "state",
];

/** Every value by its path, without bookkeeping; of no row none. */
export function valuesOfRow(table: string, row: JsonObject | null): ReadonlyMap<string, JsonValue> {
  const values = new Map<string, JsonValue>();
  if (row === null) return values;
  if (table === "holds") for (const name of aboutHolds) values.set(name, row[name] ?? null);
  else if (table === "tenants") for (const [path, value] of tenantValues(row)) values.set(path, value);
  else addNested(values, "", row["document"] ?? {});
  if (isRemoved(row)) values.set("removed", true);
  return values;
}

/** A feature that the tenant's own file switches off is a value as well. */
function tenantValues(row: JsonObject): Map<string, JsonValue> {
  const document = loggedDocument(row);
  const leaves = leavesOf(document);
  for (const path of document.overrides) if (!leaves.has(path)) leaves.set(path, false);
  return leaves;
}

function addNested(values: Map<string, JsonValue>, path: string, value: JsonValue): void {
  if (isJsonObject(value) && (path === "" || Object.keys(value).length > 0))
    for (const [key, inner] of Object.entries(value)) addNested(values, joinPath(path, key), inner);
  else if (Array.isArray(value) && value.some(isJsonObject))
    value.forEach((inner: JsonValue, index) => {
      addNested(values, joinPath(path, index), inner);
    });
  else values.set(path, value);
}
