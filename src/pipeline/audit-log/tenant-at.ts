import type { JsonObject } from "../../model/json.ts";
import { OperationalError } from "../../model/operational-error.ts";
import type { TenantDetail } from "../../model/overview.ts";
import type { Hold } from "../../model/registry.ts";
import { unknownTenant } from "../../model/unknown-tenant.ts";
import type { Sql } from "../../registry/database.ts";
import { listAuditedTenants } from "../../registry/queries/list-audited-tenants.ts";
import {
  findCreation,
  findLinkAt,
  readLoggedHolds,
  readLoggedTenant,
} from "../../registry/queries/read-logged-rows.ts";
import type { RegistryAddress } from "../registry-access.ts";
import { readRegistry } from "../registry-access.ts";
import { traceValues } from "../tenants.ts";
import { isRemoved, loggedDocument } from "./row-values.ts";

/**
 * One tenant as services saw it at a time (ISO 8601), rebuilt from the log; amounts are in the currency of today.
 * @throws OperationalError `refused` for a tenant that there never was, or not yet
 */
export function showTenantAt(address: RegistryAddress, id: string, at: string): Promise<TenantDetail> {
  return readRegistry(address, "tenantry_auditor", async (sql, { currency }) => {
    const link = await findLinkAt(sql, at);
    return readTenantAfter(sql, id, { currency, link, at });
  });
}

/** The same after a link of the chain, or after the last one. `at` is for the message. */
export async function readTenantAfter(
  sql: Sql,
  id: string,
  {
    currency,
    link = LAST,
    at = "",
  }: { readonly currency: string | null; readonly link?: number; readonly at?: string },
): Promise<TenantDetail> {
  const logged = await readLoggedTenant(sql, id, link);
  const row = logged?.after ?? logged?.before;
  if (logged === undefined || row === null || row === undefined) throw await notThere(sql, id, at);
  const holds = (await readLoggedHolds(sql, id, link)).flatMap(({ after }) => openHold(after));
  const document = loggedDocument(row);
  return {
    document,
    config_version: Number(row["config_version"]),
    removed: logged.after === null || isRemoved(row),
    values: traceValues(document, holds),
    holds,
    currency,
  };
}

const LAST = Number.MAX_SAFE_INTEGER;

async function notThere(sql: Sql, id: string, at: string): Promise<OperationalError> {
  const created = await findCreation(sql, id);
  if (created === undefined) return unknownTenant(id, await listAuditedTenants(sql));
  const message = `Tenant ${id} did not exist yet at ${at}.`;
  return new OperationalError("refused", message, `It was created at ${created}; ask for that time or a later one.`);
}

/** The hold in a row of the log, when it was open then: as the table had it, but for how its time is written. */
function openHold(row: JsonObject | null): Hold[] {
  if (row?.["state"] !== "open") return [];
  const open = Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith("closed_")));
  const hold = open as unknown as Hold;
  const { created_at, review_at } = hold; // the second is not in rows from before there was such a column
  return [{ ...hold, created_at: isoOf(created_at), review_at: review_at == null ? null : isoOf(review_at) }];
}

function isoOf(time: string): string {
  return new Date(time).toISOString();
}
