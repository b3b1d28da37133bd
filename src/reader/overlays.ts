import { decodeEntry, judgeEntry } from "../audit/journal-entry.ts";
import type { Verifier } from "../audit/signing-keys.ts";
import type { TenantDocument } from "../model/catalog.ts";
import type { JournalEntry } from "../model/journal.ts";
import type { TenantAnswer } from "./answer.ts";

/** What nobody serves anyway keeps its own status, and the reason that the registry has. */
const STOPPED: ReadonlySet<string> = new Set(["suspended", "archived"]);

/** Where Redis was read: what was pushed since then is newer than an absence that was read. */
export type OverlayMark = number;

/**
 * Tenants that an emergency has stopped while PostgreSQL could not be written. They are laid over every answer that leaves
 * the reader, wherever it comes from, so that no copy of the tenant can go round them.
 */
export class Overlays {
  readonly #found = new Map<string, JournalEntry>();
  readonly #pushedAt = new Map<string, number>();
  readonly #laid = new WeakMap<TenantDocument, { readonly id: string; readonly document: TenantDocument }>();
  readonly #trusted: readonly Verifier[];
  #pushes = 0;

  /** Without keys every overlay counts: it can stop a tenant, and start none. */
  constructor(trusted: readonly Verifier[]) {
    this.#trusted = trusted;
  }

  mark(): OverlayMark {
    return this.#pushes;
  }

  /** An announcement; `text` is undefined when the overlay is gone. */
  hear(tenantId: string, text: string | undefined, registryId: string | undefined): void {
    this.#pushes += 1;
    this.#pushedAt.set(tenantId, this.#pushes);
    this.#put(tenantId, this.#open(tenantId, text, registryId));
  }

  /**
   * What Redis held when it was read. That there is none counts only from a Redis that has lost nothing, and not when one
   * was announced since.
   */
  learn(
    tenantId: string,
    text: string | undefined,
    { mark, proven, registryId }: { mark: OverlayMark; proven: boolean; registryId: string | undefined },
  ): void {
    const entry = this.#open(tenantId, text, registryId);
    if (entry !== undefined) this.#put(tenantId, entry);
    else if (proven && (this.#pushedAt.get(tenantId) ?? 0) <= mark) this.#put(tenantId, undefined);
  }

  /** The answer as it may leave the reader. */
  lay(tenantId: string, answer: TenantAnswer): TenantAnswer {
    const entry = this.#found.size === 0 ? undefined : this.#found.get(tenantId);
    const { tenant } = answer;
    if (entry === undefined || tenant === null || STOPPED.has(tenant.status)) return answer;
    return { ...answer, tenant: this.#suspend(tenant, entry) };
  }

  /** The same object for the same document: it is shared with other callers, as all documents are. */
  #suspend(tenant: TenantDocument, { id, reason, incident }: JournalEntry): TenantDocument {
    const known = this.#laid.get(tenant);
    if (known?.id === id) return known.document;
    const suspension = { reason, ...(incident !== null && { ticket: incident }) };
    const document: TenantDocument = { ...tenant, status: "suspended", suspension };
    this.#laid.set(tenant, { id, document });
    return document;
  }

  #put(tenantId: string, entry: JournalEntry | undefined): void {
    if (entry === undefined) this.#found.delete(tenantId);
    else this.#found.set(tenantId, entry);
  }

  #open(tenantId: string, text: string | undefined, registryId: string | undefined): JournalEntry | undefined {
    const found = text === undefined ? undefined : decodeEntry(text);
    if (found?.entry.tenant_id !== tenantId) return undefined;
    if (registryId !== undefined && found.entry.registry_id !== registryId) return undefined;
    return this.#trusted.length === 0 || judgeEntry(found, this.#trusted) === "signed" ? found.entry : undefined;
  }
}
