import type { Catalog } from "../model/catalog.ts";
import type { RowSource } from "../model/attribution.ts";
import type { EntityChange, Plan, TenantChange } from "../model/plan.ts";
import { ownValue } from "../model/own-value.ts";
import type { FileCommit } from "../git/list-file-commits.ts";
import { resolvePullRequestUrl } from "../git/pull-request-url.ts";

const keys: Readonly<Record<string, "tiers" | "features" | "flags">> = {
  tier: "tiers",
  feature: "features",
  flag: "flags",
};

/** Which commit each row of a plan comes from, and what is known of those commits. */
export interface RowSources {
  readonly commitOf: (change: EntityChange | TenantChange) => string | null;
  /** By commit; goes to the audit log. */
  readonly commits: Readonly<Record<string, RowSource>>;
}

/**
 * A row comes from the commit that changed its own file; else from that of the tier, feature or flag that explains the
 * change; else from the commit that is synced, `fallback`.
 */
export function traceRows(
  plan: Plan,
  catalog: Catalog,
  files: ReadonlyMap<string, FileCommit>,
  { fallback, remote }: { readonly fallback: string | null; readonly remote: string | null },
): RowSources {
  const deleted = new Map(plan.declared.map(({ kind, id, file }) => [`${kind}:${id}`, file]));
  const find = (change: EntityChange | TenantChange): FileCommit | undefined =>
    pathsOf(change, catalog, deleted)
      .map((path) => files.get(path))
      .find((found) => found !== undefined);
  const commits: Record<string, RowSource> = {};
  for (const change of [...plan.entities, ...plan.tenants]) {
    const found = find(change);
    if (found !== undefined)
      commits[found.commit] ??= { author: found.author, pr_url: resolvePullRequestUrl(found.message, remote) };
  }
  return { commits, commitOf: (change) => find(change)?.commit ?? fallback };
}

/** The files that a change can come from, the nearest first. */
function pathsOf(
  change: EntityChange | TenantChange,
  catalog: Catalog,
  deleted: ReadonlyMap<string, string>,
): string[] {
  if ("kind" in change) return [change.source_path ?? deleted.get(`${change.kind}:${change.id}`) ?? ""];
  const own = change.source_path ?? deleted.get(`tenant:${change.tenant_id}`) ?? "";
  return [own, ...change.fields.map(({ cause }) => fileOf(cause, catalog, deleted))];
}

function fileOf(cause: string, catalog: Catalog, deleted: ReadonlyMap<string, string>): string {
  const [kind = "", id = ""] = cause.split(":");
  const key = ownValue(keys, kind);
  return (key && ownValue(catalog[key], id)?.source_path) ?? deleted.get(cause) ?? "";
}
