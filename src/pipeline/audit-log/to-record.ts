import type { AuditEntry, AuditRecord, AuditedChange } from "../../model/audit.ts";
import { auditedBy } from "../../model/audited-by.ts";
import type { JsonObject } from "../../model/json.ts";
import { diffLeaves } from "../../plan/diff-leaves.ts";
import { valuesOfRow } from "./row-values.ts";

/** An entry with what it changed and who did it; of a row that came or went `after` or `before` says all of it. */
export function toRecord(entry: AuditEntry): AuditRecord {
  const { table, before, after } = entry;
  const changes = before === null || after === null ? [] : changesOfRow(table, before, after);
  return { ...entry, by: auditedBy(entry), changes };
}

/** What differs between two states of one row, sorted by path; the list of overrides says nothing that they do not. */
export function changesOfRow(table: string, before: JsonObject | null, after: JsonObject | null): AuditedChange[] {
  const changes = diffLeaves(valuesOfRow(table, before), valuesOfRow(table, after));
  const own = changes.filter(({ path }) => path !== "overrides");
  return own.length > 0 ? own : changes;
}
