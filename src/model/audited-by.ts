import type { AuditEntry, AuditTrust, AuditedBy } from "./audit.ts";
import type { JsonObject } from "./json.ts";
import { isJsonObject } from "./json.ts";
import { ownValue } from "./own-value.ts";

type RowOrigin = Pick<AuditedBy, "commit" | "author" | "pr_url" | "pr_source">;

/** Sources in which somebody else than the writer vouches for the name. Anybody can set git's user. */
const attesting: readonly string[] = ["oidc", "api", "key"];

/** Who is answerable for an entry, as far as its context says; else the login. */
export function auditedBy({
  context,
  db_user,
  before,
  after,
}: Pick<AuditEntry, "context" | "db_user"> & Partial<Pick<AuditEntry, "before" | "after">>): AuditedBy {
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
    ...(sourceOf(context, after ?? before) ?? {
      commit: text("commit"),
      author: null,
      pr_url: text("pr_url"),
      pr_source: text("pr_source"),
    }),
    sync_id: text("sync_id"),
    reason: text("reason"),
  };
}

/** Of the commit that the row itself comes from, when the sync carried several. */
function sourceOf(context: JsonObject, row: JsonObject | null | undefined): RowOrigin | undefined {
  const commit = row?.["source_commit"];
  const commits = context["commits"];
  if (typeof commit !== "string" || !isJsonObject(commits)) return undefined;
  const source = ownValue(commits, commit);
  if (!isJsonObject(source)) return undefined;
  const { author, pr_url } = source;
  const url = typeof pr_url === "string" ? pr_url : null;
  const pr_source = url === null ? null : "git";
  return { commit, author: typeof author === "string" ? author : null, pr_url: url, pr_source };
}

function judgeTrust(actor: string | null, source: string | null): AuditTrust {
  if (actor === null) return "direct";
  return isAttested(source) ? "attested" : "asserted";
}

/** Whether a name with this source is more than what its writer says of itself. */
export function isAttested(source: string | null): boolean {
  return source !== null && attesting.includes(source);
}
