import { randomUUID } from "node:crypto";
import { encodeEntry, personOf } from "../audit/journal-entry.ts";
import type { Signer } from "../audit/signing-keys.ts";
import { readSigner } from "../audit/signing-keys.ts";
import type { Cache } from "../cache/cache.ts";
import { isTenantId } from "../cache/keys.ts";
import { openCache } from "../cache/open.ts";
import type { PendingFile } from "../journal/journal-folder.ts";
import { writePending } from "../journal/journal-folder.ts";
import type { TenantStatus } from "../model/catalog.ts";
import type { DateText } from "../model/clock.ts";
import type { JournalEntry, JournalledSuspension } from "../model/journal.ts";
import { OperationalError } from "../model/operational-error.ts";
import { requireShort } from "../model/short-text.ts";
import { printable } from "../report/printable.ts";

/** Redis has to answer within this time: whoever suspends without PostgreSQL has waited for that already. */
const REDIS_MS = 900;

/** Who may suspend without the registry, and where the entry is kept. */
export interface OperatorInput {
  /** The private key, and where it is from; or why it could not be read. */
  readonly operatorKey: { readonly text: string; readonly source: string } | OperationalError | undefined;
  /** The journal of this machine; undefined for none. */
  readonly journalFolder: string | undefined;
}

export interface JournalSuspension extends OperatorInput {
  readonly tenantId: string;
  readonly reason: string;
  readonly incident?: string | undefined;
  readonly reviewBy?: DateText | undefined;
  /** ISO 8601. */
  readonly reviewAt?: string | undefined;
  /** ISO 8601. */
  readonly now: string;
  readonly redisUrl: string | undefined;
  /** Why PostgreSQL could not be written. */
  readonly failure: OperationalError;
  /** As performance.now() counts. */
  readonly startedAt: number;
}

/**
 * Stops a tenant by an overlay in Redis that readers honour, and writes down, signed, what the registry has to be told. It is
 * in force when it has been read back; whatever goes wrong before leaves nothing behind.
 * @throws OperationalError `unavailable`, with "NOT EFFECTIVE", when it is not in force
 */
export async function journalSuspension(input: JournalSuspension): Promise<JournalledSuspension> {
  const { operatorKey, redisUrl, failure, startedAt } = input;
  const database_failed_ms = performance.now() - startedAt;
  if (operatorKey === undefined) throw notEffective(failure, KEYGEN);
  if (operatorKey instanceof OperationalError)
    throw notEffective(failure, `${operatorKey.message} ${operatorKey.hint}`);
  if (redisUrl === undefined)
    throw notEffective(failure, "Without PostgreSQL only a Redis could stop it: there is none.");
  const signer = readSigner(operatorKey.text, "operator", operatorKey.source);
  const cache = await openCache(redisUrl, { timeoutMs: REDIS_MS }).catch((error: unknown) => {
    throw alsoDown(failure, error);
  });
  try {
    const before = await findServed(cache, input.tenantId, failure);
    const journal = await write(cache, input, { ...before, signer });
    const effective = { database_failed_ms, cache_ms: performance.now() - startedAt };
    const { tenantId: tenant_id } = input;
    return { tenant_id, status_before: before.status, status: "suspended", journal, effective, error: failure.message };
  } catch (error) {
    throw error instanceof OperationalError && error.code === "unavailable" ? alsoDown(failure, error) : error;
  } finally {
    cache.close();
  }
}

const KEYGEN =
  "Without PostgreSQL a suspension has to be signed: `tenantry keygen operator --name YOU --out FILE`, then name the file in " +
  "TENANTRY_OPERATOR_KEY_FILE, and give the public key to whoever delivers (TENANTRY_OPERATOR_KEYS).";

interface Served {
  readonly registry_id: string;
  readonly epoch: number;
  readonly status: TenantStatus;
}

/** A mistyped id must not look like a tenant that was stopped. */
async function findServed(cache: Cache, tenantId: string, failure: OperationalError): Promise<Served> {
  const found = isTenantId(tenantId) ? await cache.read(tenantId) : undefined;
  const { marker, value } = found ?? {};
  if (found !== undefined && marker === undefined)
    throw notEffective(
      failure,
      `Redis at ${cache.label} is empty: nobody is served from it, and nothing can be stopped there.`,
    );
  if (marker === undefined || value?.document == null)
    throw new OperationalError(
      "refused",
      `NOT EFFECTIVE: PostgreSQL is down, and Redis knows no tenant ${JSON.stringify(tenantId)}.`,
      "Check the id; nothing was written.",
    );
  const { status } = value.document;
  if (status === "archived")
    throw new OperationalError(
      "refused",
      `Tenant ${tenantId} is archived: nothing serves it any more.`,
      "There is nothing to do.",
    );
  return { registry_id: marker.registry_id, epoch: marker.epoch, status };
}

/** The file counts once Redis has taken the entry, so that no file of an emergency that never was is replayed. */
async function write(
  cache: Cache,
  input: JournalSuspension,
  { registry_id, epoch, signer }: Served & { readonly signer: Signer },
): Promise<JournalledSuspension["journal"]> {
  const entry = compose(input, registry_id, signer);
  const text = encodeEntry(entry, signer);
  const [pending, file_error] = await prepareFile(input.journalFolder, entry.id, text);
  const overlay = { registry_id, epoch, tenant_id: entry.tenant_id, text };
  try {
    if (!(await cache.addOverlay(overlay, entry.id)))
      throw new OperationalError("unavailable", `Redis at ${cache.label} does not hold what it took.`, "Try again.");
  } catch (error) {
    await pending?.discard().catch(() => undefined);
    throw error;
  }
  const kept = { entry, key: signer.name };
  try {
    return { ...kept, file: (await pending?.confirm()) ?? null, file_error };
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    return { ...kept, file: null, file_error: error.message };
  }
}

function compose(input: JournalSuspension, registry_id: string, signer: Signer): JournalEntry {
  const { tenantId: tenant_id, incident = null, reviewBy: review_by = null, now } = input;
  const review_at = input.reviewAt === undefined ? null : new Date(input.reviewAt).toISOString();
  const reason = requireShort("--reason", printable(input.reason.trim()));
  if (reason === "")
    throw new OperationalError("usage", "suspend needs a reason.", 'Say why: --reason "payment overdue".');
  requireShort("--incident", incident ?? "");
  const [id, at, actor] = [randomUUID(), new Date(now).toISOString(), personOf(signer.name)];
  return { id, registry_id, tenant_id, action: "suspend", reason, incident, actor, at, review_by, review_at };
}

/** A full disk must not hold up an emergency: the stream in Redis has the entry as well. */
async function prepareFile(
  folder: string | undefined,
  id: string,
  text: string,
): Promise<[PendingFile | undefined, string | null]> {
  if (folder === undefined) return [undefined, "no folder is known for it"];
  try {
    return [await writePending(folder, id, text), null];
  } catch (error) {
    if (error instanceof OperationalError) return [undefined, error.message];
    throw error;
  }
}

function notEffective(failure: OperationalError, hint: string): OperationalError {
  return new OperationalError("unavailable", `NOT EFFECTIVE: ${failure.message}`, `${failure.hint} ${hint}`, {
    cause: failure,
  });
}

function alsoDown(failure: OperationalError, error: unknown): unknown {
  if (!(error instanceof OperationalError) || error.message.startsWith("NOT EFFECTIVE")) return error;
  const message = `NOT EFFECTIVE: ${failure.message} And ${error.message}`;
  return new OperationalError("unavailable", message, `${failure.hint} Redis alone would do. ${error.hint}`, {
    cause: error,
  });
}
