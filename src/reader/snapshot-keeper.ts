import type { Signer, Verifier } from "../audit/signing-keys.ts";
import { readSigner, readVerifier } from "../audit/signing-keys.ts";
import type { CachedTenant } from "../cache/value.ts";
import { decodeValue, encodeValue } from "../cache/value.ts";
import { reaches } from "../cache/version.ts";
import type { Memory } from "./memory.ts";
import type { Counters } from "./metrics.ts";
import { readSnapshotFile, writeSnapshotFile } from "./snapshot-file.ts";
import type { SnapshotKeys, SnapshotTenant } from "./snapshot-format.ts";
import { decodeSnapshot, encodeSnapshot } from "./snapshot-format.ts";

const HOUR_MS = 3_600_000;
const MOST_SKEW_MS = 60_000;

export interface SnapshotOptions {
  /** A file of this process alone, in a folder that exists. */
  readonly path: string;
  /** How often it is written, besides at the end; an hour by default. */
  readonly everyMs?: number;
  /** A private key that `tenantry keygen publish` made: the snapshot is signed, and one that is not is refused. */
  readonly publishKey?: string;
  /** Public keys whose snapshots are read too, such as the one before. Without publishKey the file is only read. */
  readonly trustedKeys?: readonly string[];
}

/** A tenant of the snapshot; `confirmedAt` is when it was last known to be current, as performance.now() counts. */
export interface KeptTenant {
  readonly tenant: CachedTenant;
  readonly confirmedAt: number;
}

/** The same, not decoded yet. */
interface KeptText {
  readonly value: string;
  readonly confirmedAt: number;
}

/** What is known of tenants, on disk: for a start in the middle of an outage. */
export class SnapshotKeeper {
  readonly #options: SnapshotOptions;
  readonly #keys: SnapshotKeys;
  readonly #memory: Memory;
  readonly #counters: Counters;
  readonly #kept = new Map<string, KeptText>();
  #registryId: string | undefined;

  /** Throws OperationalError `usage` for a key that is none. */
  constructor(options: SnapshotOptions, memory: Memory, counters: Counters) {
    this.#options = options;
    this.#keys = readKeys(options);
    this.#memory = memory;
    this.#counters = counters;
  }

  get everyMs(): number {
    return this.#options.everyMs ?? HOUR_MS;
  }

  /** Reads what an earlier process has left. A damaged or foreign file counts as none, and as a failure. */
  async restore(): Promise<void> {
    const bytes = await readSnapshotFile(this.#options.path);
    if (bytes === undefined) return;
    const snapshot = decodeSnapshot(bytes, this.#keys);
    if (snapshot === undefined) {
      this.#counters.snapshotFailures += 1;
      return;
    }
    this.#registryId = snapshot.registry_id;
    const [now, today] = [performance.now(), Date.now()];
    for (const { tenant_id, value, confirmed_at } of snapshot.tenants)
      this.#kept.set(tenant_id, { value, confirmedAt: now - ageOf(today - confirmed_at) });
  }

  /** `registryId` is the one that the servers speak of; undefined while none has answered. */
  find(tenantId: string, registryId: string | undefined): KeptTenant | undefined {
    const kept = this.#kept.get(tenantId);
    if (kept === undefined || (registryId !== undefined && registryId !== this.#registryId)) return undefined;
    const tenant = decodeValue(tenantId, kept.value);
    return tenant && { tenant, confirmedAt: kept.confirmedAt };
  }

  /** No server of the same registry is believed when it goes back behind the snapshot. */
  raise(tenantId: string, registryId: string | undefined): void {
    if (registryId === undefined || registryId !== this.#registryId) return;
    const kept = this.find(tenantId, registryId);
    if (kept !== undefined) this.#memory.raise(tenantId, kept.tenant);
  }

  /** Whether there is anything that may be answered. */
  isUsable(maxStaleMs: number): boolean {
    const oldest = performance.now() - maxStaleMs;
    return [...this.#kept.values()].some(({ confirmedAt }) => confirmedAt >= oldest);
  }

  /** Writes what is known, with what it had before of others. Nothing while it is not known whose tenants they are. */
  async write(registryId: string | undefined, confirmedAt: number): Promise<void> {
    const { signer, trusted } = this.#keys;
    if (registryId === undefined || (signer === undefined && trusted.length > 0)) return;
    const tenants = this.#collect(registryId, confirmedAt);
    try {
      await writeSnapshotFile(this.#options.path, encodeSnapshot({ registry_id: registryId, tenants }, this.#keys));
      this.#counters.snapshotsWritten += 1;
    } catch {
      this.#counters.snapshotFailures += 1; // a full disk must not end a service that has all it needs
    }
  }

  /** What this process knows to be superseded must not be answered by the next one either. */
  #mayBeKept(id: string, { value }: KeptText): boolean {
    const floor = this.#memory.floor(id);
    if (floor === undefined) return true;
    const tenant = decodeValue(id, value);
    return tenant !== undefined && reaches(tenant, floor);
  }

  #collect(registryId: string, confirmedAt: number): SnapshotTenant[] {
    const [now, today] = [performance.now(), Date.now()];
    const tenants = new Map<string, KeptText>();
    if (registryId === this.#registryId)
      for (const [id, kept] of this.#kept) if (this.#mayBeKept(id, kept)) tenants.set(id, kept);
    for (const [id, entry] of this.#memory.listKnown()) {
      if (!this.#memory.admits(id, entry.loaded)) continue;
      const age = this.#memory.ageOf(entry, now, confirmedAt);
      tenants.set(id, { value: encodeValue({ ...entry.loaded, tenant_id: id }), confirmedAt: now - age });
    }
    return [...tenants].map(([tenant_id, { value, confirmedAt: at }]) => {
      return { tenant_id, value, confirmed_at: Math.round(today - (now - at)) };
    });
  }
}

/** From a clock that was ahead nobody can tell how old a copy is: it is too old. */
function ageOf(milliseconds: number): number {
  return milliseconds < -MOST_SKEW_MS ? Infinity : Math.max(0, milliseconds);
}

function readKeys({ publishKey, trustedKeys = [] }: SnapshotOptions): SnapshotKeys {
  const signer = publishKey === undefined ? undefined : readSigner(publishKey, "publish", "The reader's publishKey");
  const trusted = trustedKeys.map((key) => readVerifier(key, "publish"));
  return { signer, trusted: signer === undefined ? trusted : [verifierOf(signer), ...trusted] };
}

/** Ed25519 gives one text one signature, so whoever signs can tell its own. */
function verifierOf({ name, id, sign }: Signer): Verifier {
  return { name, id, verifies: (text, signature) => sign(text).equals(signature) };
}
