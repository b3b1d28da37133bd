import type { AuditEntry } from "../../model/audit.ts";
import { auditedBy } from "../../model/audited-by.ts";
import type { Blame, BlamedValue } from "../../model/blame.ts";
import { sameJson } from "../../model/json.ts";
import { nearest } from "../../model/nearest.ts";
import { OperationalError } from "../../model/operational-error.ts";
import type { TenantDetail, TracedValue } from "../../model/overview.ts";
import type { Sql } from "../../registry/database.ts";
import { streamAudit } from "../../registry/queries/read-audit.ts";
import type { RegistryAddress } from "../registry-access.ts";
import { readRegistry } from "../registry-access.ts";
import { valuesOfRow } from "./row-values.ts";
import { readTenantAfter } from "./tenant-at.ts";

/**
 * Who set each effective value of a tenant, or those at a path and below it: the newest change of its row that made the
 * value another one. What a tier, feature or flag brought is the doing of the sync that wrote the tenant.
 * @throws OperationalError `refused` for a tenant that there never was, `usage` for a path without a value
 */
export function blameTenant(address: RegistryAddress, id: string, path?: string): Promise<Blame> {
  return readRegistry(address, "tenantry_auditor", async (sql, { currency }) => {
    const detail = await readTenantAfter(sql, id, { currency });
    const asked = path === undefined ? detail.values : valuesAt(detail, path);
    const { config_version, removed } = detail;
    return { tenant_id: id, config_version, removed, currency, values: await blameValues(sql, id, asked) };
  });
}

async function blameValues(sql: Sql, id: string, asked: readonly TracedValue[]): Promise<BlamedValue[]> {
  const pending = new Set(asked.map(({ path }) => path));
  const found = new Map<string, BlamedValue["set"]>();
  for await (const page of streamAudit(sql, { tenantId: id }))
    for (const entry of page) {
      for (const path of changedPaths(entry, pending)) {
        found.set(path, originOf(entry));
        pending.delete(path);
      }
      if (pending.size === 0) return withOrigins(asked, found);
    }
  return withOrigins(asked, found);
}

function withOrigins(asked: readonly TracedValue[], found: ReadonlyMap<string, BlamedValue["set"]>): BlamedValue[] {
  return asked.map((value) => ({ ...value, set: found.get(value.path) ?? null }));
}

function changedPaths({ table, before, after }: AuditEntry, pending: ReadonlySet<string>): string[] {
  if (table !== "tenants") return [];
  const [old, now] = [valuesOfRow(table, before), valuesOfRow(table, after)];
  return [...pending].filter((path) => !sameJson(old.get(path), now.get(path)));
}

function originOf(entry: AuditEntry): BlamedValue["set"] {
  const { seq, at, committed_at, action } = entry;
  return { seq, at, committed_at, action, ...auditedBy(entry) };
}

function valuesAt({ document, values }: TenantDetail, asked: string): TracedValue[] {
  const isBelow = (path: string) => path.startsWith(asked) && /^(?:$|[.[])/.test(path.slice(asked.length));
  const below = values.filter(({ path }) => isBelow(path));
  if (below.length > 0) return below;
  const id = document.tenant_id;
  const paths = values.map(({ path }) => path);
  const near = nearest(asked, paths);
  const hint = near === undefined ? `\`tenantry tenants show ${id}\` lists its values.` : `Did you mean ${near}?`;
  throw new OperationalError("usage", `${id} has no value ${JSON.stringify(asked)}.`, hint);
}
