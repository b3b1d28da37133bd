import type { TenantStatus } from "../../src/model/catalog.ts";

export interface TenantRow {
  readonly version: number;
  readonly status: TenantStatus;
  readonly removed: boolean;
}

export interface OutboxRow {
  readonly id: number;
  readonly tenant_id: string;
  readonly action: string;
  readonly version: number;
  delivered: boolean;
  attempts: number;
  /** The session whose transaction has claimed it. */
  lock: object | undefined;
}

export interface Change {
  readonly tenantId: string;
  readonly row: TenantRow | undefined;
}

/** A state of a tenant: when it became so, and since when it is delivered. */
export interface TruthEntry {
  readonly at: number;
  readonly epoch: number;
  /** 0 where the tenant is not there. */
  readonly version: number;
  readonly status: TenantStatus | null;
  deliveredAt: number;
}

interface Backup {
  readonly tenants: ReadonlyMap<string, TenantRow>;
  readonly outbox: readonly OutboxRow[];
  readonly links: readonly string[];
  readonly revision: number;
}

/** What the registry holds, what it held, and what of it was delivered. */
export class RegistryData {
  readonly registryId = "registry-1";
  epoch = 1;
  revision = 1;
  tenants = new Map<string, TenantRow>();
  outbox: OutboxRow[] = [];
  /** The tenant that each committed transaction changed. */
  links: string[] = [];
  /** By tenant, in the order in which it happened. */
  readonly truth = new Map<string, TruthEntry[]>();
  #rows = 0;

  /** One transaction of a sync or an emergency. */
  change(now: number, tenantId: string, status: TenantStatus, removed = false): TenantRow {
    const before = this.tenants.get(tenantId);
    const row = { version: (before?.version ?? 0) + 1, status, removed };
    const action = removed ? "removed" : before === undefined ? "created" : "updated";
    this.tenants.set(tenantId, row);
    this.links.push(tenantId);
    this.revision += 1;
    this.outbox.push({
      ...{ id: ++this.#rows, tenant_id: tenantId, action: status === "suspended" ? "suspended" : action },
      ...{ version: row.version, delivered: false, attempts: 0, lock: undefined },
    });
    this.#record(now, tenantId, row);
    return row;
  }

  markDelivered(now: number, row: OutboxRow): void {
    row.delivered = true;
    for (const entry of this.truth.get(row.tenant_id) ?? [])
      if (entry.epoch === this.epoch && entry.version <= row.version)
        entry.deliveredAt = Math.min(entry.deliveredAt, now);
  }

  get undelivered(): OutboxRow[] {
    return this.outbox.filter(({ delivered }) => !delivered);
  }

  backUp(): Backup {
    const { tenants, outbox, links, revision } = this;
    return { tenants: new Map(tenants), outbox: outbox.map((row) => ({ ...row })), links: [...links], revision };
  }

  /** As docs/cache.md asks for: the epoch rises before anybody can read it. */
  restore(now: number, backup: Backup): void {
    const known = new Set([...this.tenants.keys(), ...backup.tenants.keys()]);
    this.epoch += 1;
    this.tenants = new Map(backup.tenants);
    this.outbox = backup.outbox.map((row) => ({ ...row, lock: undefined }));
    this.links = [...backup.links];
    this.revision = backup.revision;
    for (const tenantId of known) this.#record(now, tenantId, this.tenants.get(tenantId));
  }

  /** The states that were true at some moment between the two. */
  between(tenantId: string, from: number, to: number): TruthEntry[] {
    const entries = this.truth.get(tenantId) ?? [];
    return entries.filter(({ at }, index) => at <= to && (entries[index + 1]?.at ?? Infinity) >= from);
  }

  #record(at: number, tenantId: string, row: TenantRow | undefined): void {
    const entries = this.truth.get(tenantId) ?? [];
    this.truth.set(tenantId, entries);
    const status = row === undefined || row.removed ? null : row.status;
    entries.push({ at, epoch: this.epoch, version: row?.version ?? 0, status, deliveredAt: Infinity });
  }
}
