import type { TenantDocument } from "../model/catalog.ts";
import type { TenantDetail, TenantFilter, TenantSummary, TracedValue } from "../model/overview.ts";
import type { Hold, TenantState } from "../model/registry.ts";
import { compareText } from "../model/diagnostic.ts";
import { joinPath, parsePath } from "../model/json.ts";
import { isKill } from "../model/kill.ts";
import { leavesOf } from "../model/leaves.ts";
import { unknownTenant } from "../model/unknown-tenant.ts";
import { listTenantIds } from "../registry/queries/list-tenant-ids.ts";
import { listTenants as queryTenants } from "../registry/queries/list-tenants.ts";
import { readOpenHolds } from "../registry/queries/read-open-holds.ts";
import { readTenants } from "../registry/queries/read-tenants.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { readRegistry } from "./registry-access.ts";

/** The tenants that pass every filter that is given, by id. */
export function listTenants(
  address: RegistryAddress,
  filter: TenantFilter,
): Promise<{ readonly currency: string | null; readonly tenants: readonly TenantSummary[] }> {
  return readRegistry(address, "tenantry_reader", async (sql, { currency }) => ({
    currency,
    tenants: await queryTenants(sql, filter),
  }));
}

/** One tenant as services see it. Throws OperationalError `refused` when there is none of that id. */
export function showTenant(address: RegistryAddress, id: string): Promise<TenantDetail> {
  return readRegistry(address, "tenantry_reader", async (sql, { currency }) => {
    const tenant = (await readTenants(sql, [id])).get(id);
    if (tenant === undefined) throw unknownTenant(id, await listTenantIds(sql));
    const holds = (await readOpenHolds(sql)).filter((hold) => concerns(hold, tenant));
    const { live: document, config_version, removed } = tenant;
    return { document, config_version, removed, values: traceValues(document, holds), holds, currency };
  });
}

/** Its own holds, and those that take a flag from it that it would have. */
function concerns(hold: Hold, { tenant_id, applied }: TenantState): boolean {
  if (isKill(hold)) return Object.hasOwn(applied?.flags ?? {}, hold.target_id);
  return hold.target_kind === "tenant" && hold.target_id === tenant_id;
}

const fromTier = new Set(["limits", "features", "sla", "monthly_cost"]);
const shownElsewhere = new Set(["tenant_id", "overrides"]);

/** Every effective value with what it comes from, what its file or a hold switches off included. */
export function traceValues(document: TenantDocument, holds: readonly Hold[]): TracedValue[] {
  const leaves = leavesOf(document);
  const held = new Map(holds.map((hold) => [isKill(hold) ? joinPath("flags", hold.target_id) : hold.field, hold]));
  const traced: TracedValue[] = [];
  // The database keeps the keys of an object in an order of its own.
  for (const path of [...new Set([...leaves.keys(), ...document.overrides, ...held.keys()])].sort(comparePaths)) {
    const [group = "", id = ""] = (parsePath(path) ?? []).map(String);
    if (shownElsewhere.has(group)) continue;
    traced.push({
      path,
      value: leaves.get(path) ?? false,
      source: sourceOf(path, group, id, document, held.get(path)),
    });
  }
  return traced;
}

const groups = ["limits", "features", "flags", "sla", "monthly_cost", "config", "labels"];

/** Plain facts first, then group by group, each by name. */
function comparePaths(a: string, b: string): number {
  const rank = (path: string) => groups.indexOf(path.replace(/[.[].*$/s, ""));
  return rank(a) - rank(b) || compareText(a, b);
}

function sourceOf(
  path: string,
  group: string,
  id: string,
  { overrides, tier }: TenantDocument,
  hold: Hold | undefined,
): string {
  if (hold !== undefined) return `hold ${String(hold.id)}${isKill(hold) ? ", killed" : ""}`;
  if (group === "flags") return `flag:${id}`;
  return fromTier.has(group) && !overrides.includes(path) ? `tier:${tier}` : "tenant";
}
