import type { AuditEntry } from "../../model/audit.ts";
import type { JsonObject, JsonValue } from "../../model/json.ts";
import { sameJson } from "../../model/json.ts";
import { formatAt } from "../money.ts";
import type { TableOptions } from "./table.ts";
import { formatTime, renderTable, shortCommit } from "./table.ts";

const head = ["SEQ", "TIME (UTC)", "WHAT", "CHANGED", "BY", "COMMIT", "REASON"];
const verbs = { INSERT: "+", UPDATE: "~", DELETE: "-" } as const;
/** What every write moves: it says nothing about the change. */
const bookkeeping = /^(applied|config_version|content_hash|source_|created_|last_modified_|closed_|suspended_at)/;

/** One line a changed row, newest first. Who did it stands with where that is known from. */
export function renderAudit(
  entries: readonly AuditEntry[],
  { currency, ...options }: TableOptions & { readonly currency: string | null },
): string {
  if (entries.length === 0) return "No entries.\n";
  const rows = entries.map((entry) => [
    String(entry.seq),
    formatTime(entry.at),
    `${verbs[entry.op]} ${entry.table} ${entry.key}`,
    shorten(describeChange(entry, currency), 70),
    shorten(describeActor(entry), 48),
    shortCommit(textOf(entry.context, "commit")),
    shorten(textOf(entry.context, "reason"), 48),
  ]);
  return `${renderTable(head, rows, options)}\n`;
}

function describeChange({ before, after }: AuditEntry, currency: string | null): string | null {
  if (before === null || after === null) return null;
  const names = Object.keys(after).filter((name) => !bookkeeping.test(name) && !sameJson(before[name], after[name]));
  return names.map((name) => describeField(name, before[name] ?? null, after[name] ?? null, currency)).join(", ");
}

function describeField(name: string, old: JsonValue, now: JsonValue, currency: string | null): string {
  const show = (value: JsonValue) => formatAt(name, value, currency, shortText);
  return isShort(old) && isShort(now) ? `${name}: ${show(old)} → ${show(now)}` : name;
}

function isShort(value: JsonValue): value is string | number | null {
  return typeof value === "string" || typeof value === "number" || value === null;
}

function shortText(value: JsonValue): string {
  return isShort(value) ? String(value ?? "-") : "";
}

/** `ann@gcc.example (git)`; what somebody did directly in the database stands under the login. */
function describeActor({ context, db_user: login }: AuditEntry): string {
  const actor = textOf(context, "actor");
  return actor === null ? `${login} (direct)` : `${actor} (${textOf(context, "actor_source") ?? "unknown"})`;
}

/** A table is for looking over; `--json` has everything. */
function shorten(text: string | null, longest: number): string | null {
  return text === null || text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

function textOf(context: JsonObject, key: string): string | null {
  const value = context[key];
  return typeof value === "string" ? value : null;
}
