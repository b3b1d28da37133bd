import type { Cache } from "../cache/cache.ts";
import type { CacheItem } from "../cache/value.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { Sql } from "../registry/database.ts";
import type { OutboxRow } from "../registry/queries/claim-outbox.ts";
import { claimOutbox } from "../registry/queries/claim-outbox.ts";
import { markDelivered } from "../registry/queries/mark-delivered.ts";
import { markFailed } from "../registry/queries/mark-failed.ts";
import { readDocuments } from "../registry/queries/read-documents.ts";
import { readIdentity, tombstoneOf } from "./deliver-documents.ts";

export interface Batch {
  readonly claimed: number;
  readonly delivered: number;
  /** Why the others were not. */
  readonly error?: string;
}

/**
 * Delivers the oldest rows that nobody else has claimed. Runs inside one transaction, whose row locks are the claim: a
 * crash anywhere gives the rows back, and delivering them again does no harm. Failures are recorded on the rows.
 */
export async function deliverBatch(tx: Sql, cache: Cache, limit: number): Promise<Batch> {
  const rows = await claimOutbox(tx, limit);
  if (rows.length === 0) return { claimed: 0, delivered: 0 };
  const failures = await attempt(tx, cache, rows);
  const delivered = rows.filter((row) => !failures.has(row.tenant_id));
  await markDelivered(
    tx,
    delivered.map(({ id }) => id),
  );
  for (const [error, ids] of groupByError(rows, failures)) await markFailed(tx, ids, error);
  const [error] = failures.values();
  return { claimed: rows.length, delivered: delivered.length, ...(error === undefined ? {} : { error }) };
}

/** Records on the oldest rows that nothing could be delivered, when Redis was not even reached. */
export async function recordOutage(tx: Sql, limit: number, error: string): Promise<void> {
  const rows = await claimOutbox(tx, limit);
  await markFailed(
    tx,
    rows.map(({ id }) => id),
    error,
  );
}

/** The tenants that did not get through, each with the reason. */
async function attempt(tx: Sql, cache: Cache, rows: readonly OutboxRow[]): Promise<Map<string, string>> {
  const registry = await readIdentity(tx);
  const items = await readCurrent(tx, rows, registry.epoch);
  try {
    const failures = await cache.publish(items);
    await cache.announce(
      rows
        .filter(({ tenant_id }) => !failures.has(tenant_id))
        .map((row) => ({ ...registry, ...row, timestamp: row.created_at })),
    );
    for (const id of await cache.findUnserved(items.filter(({ tenant_id }) => !failures.has(tenant_id))))
      failures.set(id, `Redis at ${cache.label} serves less than was written: read-back failed for tenant ${id}.`);
    return failures;
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    return new Map(rows.map(({ tenant_id }) => [tenant_id, error.message]));
  }
}

/** One document a tenant, however many rows it has: the current one, read after the rows, so it is at least as new. */
async function readCurrent(tx: Sql, rows: readonly OutboxRow[], epoch: number): Promise<CacheItem[]> {
  const versions = new Map<string, number>();
  for (const { tenant_id, config_version } of rows)
    versions.set(tenant_id, Math.max(config_version, versions.get(tenant_id) ?? 0));
  const items = await readDocuments(tx, [...versions.keys()]);
  for (const { tenant_id } of items) versions.delete(tenant_id);
  // Rows that somebody deleted, past the triggers, instead of marking them as removed.
  for (const [tenant_id, config_version] of versions) items.push(tombstoneOf({ tenant_id, epoch, config_version }));
  return items;
}

function groupByError(rows: readonly OutboxRow[], failures: ReadonlyMap<string, string>): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const { id, tenant_id } of rows) {
    const error = failures.get(tenant_id);
    if (error === undefined) continue;
    const ids = groups.get(error) ?? [];
    groups.set(error, ids);
    ids.push(id);
  }
  return groups;
}
