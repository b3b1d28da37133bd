/** How the audit log speaks of changes and of people, in every form of output. */
import type { AuditedBy, AuditedChange } from "../../model/audit.ts";
import { isAttested } from "../../model/audited-by.ts";
import { formatAt } from "../money.ts";
import { formatValue } from "../plan/values.ts";

/** `limits.max_users: 100 → 200, status: active → suspended`. */
export function describeChanges(changes: readonly AuditedChange[], currency: string | null): string {
  const show = (path: string, value: AuditedChange["after"]) =>
    value === undefined || value === null ? "-" : formatAt(path, value, currency, formatValue);
  return changes.map(({ path, before, after }) => `${path}: ${show(path, before)} → ${show(path, after)}`).join(", ");
}

/** `ann@gcc.example (env, asserted)`: a name in a row of its own; `(asserted)` where nothing says what it rests on. */
export function describeName(actor: string, source: string | null): string {
  const trust = isAttested(source) ? [] : ["asserted"];
  return `${actor} (${[...(source === null ? [] : [source]), ...trust].join(", ")})`;
}

/** `ann@gcc.example (env, asserted)`; what somebody did directly in the database stands under the login. */
export function describeActor({ actor, actor_source, trust, author }: AuditedBy): string {
  if (trust === "direct") return `${actor} (direct)`;
  // Who wrote a change answers for it; who synced it stands in the other forms of output.
  if (author !== null && author !== actor) return `${author} (git, asserted)`;
  return `${actor} (${actor_source ?? "unknown"}${trust === "asserted" ? ", asserted" : ""})`;
}
