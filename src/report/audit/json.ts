import type { AuditRecord } from "../../model/audit.ts";
import { printableJson } from "../printable.ts";

/** One JSON document in pieces, so that a long log is never in memory as a whole: the head, the pages, the tail. */
export function auditJsonHead(about: { readonly currency: string | null; readonly limit: number }): string {
  const head = printableJson({ format_version: "1.0", ...about });
  return `${head.slice(0, head.lastIndexOf("\n"))},\n  "entries": [`;
}

export function renderAuditJson(records: readonly AuditRecord[], first: boolean): string {
  const items = records.map((record) => printableJson(record).replace(/^/gm, "    "));
  return items.length === 0 ? "" : `${first ? "" : ","}\n${items.join(",\n")}`;
}

export function auditJsonTail(empty: boolean): string {
  return empty ? "]\n}\n" : "\n  ]\n}\n";
}
