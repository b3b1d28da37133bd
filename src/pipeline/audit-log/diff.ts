import type { AuditDiff, AuditPoint, EntityDifference } from "../../model/audit-diff.ts";
import type { JsonObject } from "../../model/json.ts";
import { OperationalError } from "../../model/operational-error.ts";
import type { Sql } from "../../registry/database.ts";
import { findSyncLink } from "../../registry/queries/find-sync-link.ts";
import type { LoggedEnds } from "../../registry/queries/read-logged-ends.ts";
import { readLoggedEnds } from "../../registry/queries/read-logged-ends.ts";
import { findLinkAt } from "../../registry/queries/read-logged-rows.ts";
import type { RegistryAddress } from "../registry-access.ts";
import { readRegistry } from "../registry-access.ts";
import { isRemoved } from "./row-values.ts";
import { changesOfRow } from "./to-record.ts";

/** A time (ISO 8601), the id of a sync, or a revision of the registry. */
export type AskedPoint = { readonly at: string } | { readonly sync: string } | { readonly revision: number };

/**
 * What was other in one state of the registry than in another, rebuilt from the log; the second may be the older one.
 * @throws OperationalError `refused` for a sync or a revision that there never was
 */
export function diffRegistry(address: RegistryAddress, asked: readonly [AskedPoint, AskedPoint]): Promise<AuditDiff> {
  return readRegistry(address, "tenantry_auditor", async (sql, { currency }) => {
    const [from, to] = [await findPoint(sql, asked[0]), await findPoint(sql, asked[1])];
    const backwards = from.link > to.link;
    const [older, newer] = backwards ? [to, from] : [from, to];
    const entities: EntityDifference[] = [];
    for await (const page of readLoggedEnds(sql, older.link, newer.link))
      for (const ends of page) entities.push(...difference(backwards ? turn(ends) : ends));
    const order = Object.values(kinds);
    entities.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)); // by id they are already
    return { from, to, currency, entities };
  });
}

async function findPoint(sql: Sql, asked: AskedPoint): Promise<AuditPoint> {
  if ("at" in asked) return { label: asked.at, link: await findLinkAt(sql, asked.at) };
  if ("revision" in asked && asked.revision === 0) return { label: "revision 0", link: 0 };
  const label = "sync" in asked ? `sync ${asked.sync}` : `revision ${asked.revision}`;
  const link = await findSyncLink(sql, "sync" in asked ? { id: asked.sync } : asked);
  if (link !== undefined) return { label, link };
  const hint =
    "`tenantry audit log --json` has the sync_id of every entry; `tenantry status` shows the revision of today.";
  throw new OperationalError("refused", `This registry has had no ${label}.`, hint);
}

const kinds: Readonly<Record<string, EntityDifference["kind"]>> = {
  tenant_tier_configs: "tier",
  features: "feature",
  feature_flags: "flag",
  tenants: "tenant",
  holds: "hold",
};

function turn({ before, after, ...ends }: LoggedEnds): LoggedEnds {
  return { ...ends, before: after, after: before };
}

/** Nothing when what changed has changed back, or only bookkeeping has. */
function difference({ table, key, before, after }: LoggedEnds): EntityDifference[] {
  const [old, now] = [present(before), present(after)];
  const fields = changesOfRow(table, old, now);
  const kind = kinds[table];
  if (fields.length === 0 || kind === undefined) return [];
  return [{ kind, id: key, action: old === null ? "create" : now === null ? "delete" : "update", fields }];
}

function present(row: JsonObject | null): JsonObject | null {
  return row === null || isRemoved(row) ? null : row;
}
