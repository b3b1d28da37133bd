import { parseHeldPath } from "../model/held-value.ts";
import type { AudiencePreview, TenantPreview } from "../model/preview.ts";
import { unknownTenant } from "../model/unknown-tenant.ts";
import { hasInEffect, listDependents, readVocabulary } from "../emergency/dependents.ts";
import { requireFlag } from "../emergency/require-holdable.ts";
import type { Database, OpenOptions, Sql } from "../registry/database.ts";
import { requireRegistry } from "../registry/migrate.ts";
import { listTenantIds } from "../registry/queries/list-tenant-ids.ts";
import { readAudience } from "../registry/queries/read-audience.ts";
import { readTenants } from "../registry/queries/read-tenants.ts";
import { readUsage } from "../registry/queries/read-usage.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { withDatabase } from "./registry-access.ts";

/**
 * Whom an emergency is about to touch. Takes no lock.
 * @param field the field that is about to be held, when it is one
 * @throws OperationalError `refused` for an unknown tenant
 */
export function previewTenant(
  address: RegistryAddress,
  id: string,
  field?: string,
  options: OpenOptions = {},
): Promise<TenantPreview> {
  return look(address, options, async (sql, currency) => {
    const tenant = (await readTenants(sql, [id])).get(id);
    if (tenant === undefined) throw unknownTenant(id, await listTenantIds(sql));
    const { display_name, tier, status, owner, monthly_cost, features, flags } = tenant.live;
    const users = (await readUsage(sql, [id])).get(id)?.users ?? null;
    const dependents = await findDependents(sql, field, (address) => hasInEffect(tenant.live, address));
    const facts = { tenant_id: id, display_name, tier, status, owner, users, monthly_cost, currency };
    return { kind: "tenant", ...facts, features, flags: Object.keys(flags), dependents };
  });
}

/** Who has a flag that is about to be switched off for all. @throws OperationalError `refused` for an unknown flag */
export function previewFlag(address: RegistryAddress, flag: string): Promise<AudiencePreview> {
  return look(address, {}, async (sql, currency) => {
    const words = await readVocabulary(sql);
    requireFlag(flag, words);
    const tiers = await readAudience(sql, { flag });
    return { kind: "audience", name: `flag ${flag}`, tiers, currency, dependents: listDependents(words, flag) };
  });
}

function look<T>(
  address: RegistryAddress,
  options: OpenOptions,
  read: (sql: Sql, currency: string | null) => Promise<T>,
): Promise<T> {
  const { environment } = address;
  const ask = (db: Database) =>
    db.transaction(
      async (tx) => read(tx, (await requireRegistry(tx, environment === undefined ? {} : { environment })).currency),
      { readOnly: true, role: "tenantry_emergency" },
    );
  return withDatabase(address, ask, options);
}

async function findDependents(
  sql: Sql,
  field: string | undefined,
  isOn: (address: string) => boolean,
): Promise<string[]> {
  if (field === undefined) return [];
  const { group, name } = parseHeldPath(field);
  return group === "limits" ? [] : listDependents(await readVocabulary(sql), name, isOn);
}
