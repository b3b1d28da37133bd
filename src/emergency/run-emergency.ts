import type { DateText } from "../model/clock.ts";
import type { Attribution } from "../model/attribution.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { Hold } from "../model/registry.ts";
import { requireShort } from "../model/short-text.ts";
import type { Database, Sql } from "../registry/database.ts";
import { CommitLost } from "../registry/commit-lost.ts";
import { retrySerialization } from "../registry/database.ts";
import { requireRegistry } from "../registry/migrate.ts";
import { listHolds } from "../registry/queries/list-holds.ts";

/** Longer than a large sync holds its rows: an emergency gives up last. */
const LOCK_TIMEOUT_MS = 30_000;

/** Each writes its name to the audit log. */
type Emergency = "suspend" | "resume" | "hold" | "lift" | "kill" | "unkill";

/** After which of them an open hold stands. */
const OPENS: ReadonlySet<Emergency> = new Set(["suspend", "hold", "kill"]);

export interface Emergent {
  /** Compared with the registry's own name when given. */
  readonly environment?: string;
  /** Mandatory, not blank, and at most 500 characters. */
  readonly reason: string;
  readonly attribution: Attribution;
  readonly signal?: AbortSignal;
}

export interface Review {
  /** Where it is being worked on: an id or a link of at most 500 characters. */
  readonly incident?: string;
  /** The day on which somebody has to look at the hold again. */
  readonly reviewBy?: DateText;
  /** The same to the minute. ISO 8601. */
  readonly reviewAt?: string;
}

export interface EmergencyInput extends Emergent {
  readonly tenantId: string;
}

/**
 * Runs one emergency in one transaction under its own role, again when it lost a deadlock. It takes no advisory lock:
 * it must never wait for a sync as a whole, only for one that is writing the same tenant.
 * @throws OperationalError `unavailable`, with `tenantry hold list` in its hint, when nobody knows whether it was committed
 */
export async function runEmergency<T>(
  db: Database,
  command: Emergency,
  input: Emergent,
  work: (tx: Sql) => Promise<T>,
): Promise<T> {
  if (input.reason.trim() === "")
    throw new OperationalError("usage", `${command} needs a reason.`, 'Say why: --reason "payment overdue".');
  requireShort("--reason", input.reason.trim());
  const { environment } = input;
  await requireRegistry(db, environment === undefined ? {} : { environment });
  const settings = {
    role: "tenantry_emergency",
    lockTimeoutMs: LOCK_TIMEOUT_MS,
    context: { ...input.attribution, reason: input.reason, emergency: command },
    ...(input.signal && { signal: input.signal }),
  };
  try {
    return await retrySerialization(() => db.transaction(work, settings));
  } catch (error) {
    throw error instanceof CommitLost ? pointToHolds(error, command) : error;
  }
}

function pointToHolds(lost: CommitLost, command: Emergency): OperationalError {
  const shown = OPENS.has(command) ? "has the hold if it was" : "no longer has the hold if it was";
  const hint = `\`tenantry hold list\` ${shown}; to ${command} again does no harm.`;
  return new OperationalError(lost.code, lost.message, hint, { cause: lost });
}

/** The open hold on a tenant's status. */
export function findStatusHold(tx: Sql, tenantId: string): Promise<Hold | undefined> {
  return findHold(tx, { target_kind: "tenant", target_id: tenantId, field: "status" });
}

/** The open hold on a field, of which there is one at most. */
export async function findHold(
  tx: Sql,
  { target_kind, target_id, field }: Pick<Hold, "target_kind" | "target_id" | "field">,
): Promise<Hold | undefined> {
  const holds = await listHolds(tx, { state: "open", target: { target_kind, target_id } });
  return holds.find((hold) => hold.field === field);
}
