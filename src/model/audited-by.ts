import type { AuditEntry, AuditTrust, AuditedBy } from "./audit.ts";

/** Sources in which somebody else than the writer vouches for the name. Anybody can set git's user. */
const attesting: readonly string[] = ["oidc", "api"];

/** Who is answerable for an entry, as far as its context says; else the login. */
export function auditedBy({ context, db_user }: Pick<AuditEntry, "context" | "db_user">): AuditedBy {
  const text = (key: string) => {
    const value = context[key];
    return typeof value === "string" && value !== "" ? value : null;
  };
  const actor = text("actor");
  const actor_source = text("actor_source");
  return {
    actor: actor ?? db_user,
    actor_source,
    trust: judgeTrust(actor, actor_source),
    db_user,
    commit: text("commit"),
    pr_url: text("pr_url"),
    pr_source: text("pr_source"),
    sync_id: text("sync_id"),
    reason: text("reason"),
  };
}

function judgeTrust(actor: string | null, source: string | null): AuditTrust {
  if (actor === null) return "direct";
  return source !== null && attesting.includes(source) ? "attested" : "asserted";
}
