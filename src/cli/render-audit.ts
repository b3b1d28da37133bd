/** The audit log in pieces: only the table, whose columns need every row, keeps what it was given. */
import type { AuditPages, AuditRecord } from "../model/audit.ts";

export interface AuditOutput {
  readonly currency: string | null;
  readonly limit: number;
  readonly color: boolean;
}

export async function* auditAsTable(pages: AuditPages, { limit, ...options }: AuditOutput): AsyncGenerator<string> {
  const { renderAudit } = await import("../report/tables/audit.ts");
  const records: AuditRecord[] = [];
  for await (const page of pages) records.push(...page);
  yield renderAudit(records, options);
  if (records.length === limit) yield `\nThese are the newest ${limit}: --limit N shows more.\n`;
}

export async function* auditAsCsv(pages: AuditPages, { currency }: AuditOutput): AsyncGenerator<string> {
  const { auditCsvHead, renderAuditCsv } = await import("../report/audit/csv.ts");
  let head = auditCsvHead();
  for await (const page of pages) {
    yield head + renderAuditCsv(page, currency);
    head = "";
  }
  yield head;
}

export async function* auditAsJson(pages: AuditPages, { currency, limit }: AuditOutput): AsyncGenerator<string> {
  const { auditJsonHead, auditJsonTail, renderAuditJson } = await import("../report/audit/json.ts");
  let first = true;
  for await (const page of pages) {
    yield (first ? auditJsonHead({ currency, limit }) : "") + renderAuditJson(page, first);
    first = false;
  }
  yield (first ? auditJsonHead({ currency, limit }) : "") + auditJsonTail(first);
}
