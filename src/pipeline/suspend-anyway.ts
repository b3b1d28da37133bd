import type { JournalledSuspension } from "../model/journal.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { EmergencyOutcome } from "../model/sync.ts";
import type { TenantPreview } from "../model/preview.ts";
import { CommitLost } from "../registry/commit-lost.ts";
import { findCache } from "./cache-policy.ts";
import { previewTenant } from "./emergency-preview.ts";
import type { OperatorInput } from "./journal-suspend.ts";
import { journalSuspension } from "./journal-suspend.ts";
import type { RegistryAddress } from "./registry-access.ts";
import type { SuspendCommand } from "./suspend.ts";
import { suspend } from "./suspend.ts";

/** So long PostgreSQL is waited for, over all of its hosts, where there is another way to suspend. */
const POSTGRES_MS = 1_000;

/** Whom it is about is of less use than that it happens. */
const PREVIEW_MS = 300;

export interface SuspendAnyway extends SuspendCommand, OperatorInput {}

/**
 * Stops a tenant now, also when PostgreSQL is down or only reads: then by an overlay in Redis and a signed entry of the
 * journal, which `deliver` replays.
 * @throws OperationalError `unavailable`, with "NOT EFFECTIVE", when neither was possible
 */
export async function suspendAnyway(input: SuspendAnyway): Promise<EmergencyOutcome | JournalledSuspension> {
  const startedAt = performance.now();
  try {
    return await suspend(input.operatorKey === undefined ? input : { ...input, connectTimeoutMs: POSTGRES_MS });
  } catch (error) {
    if (!isDown(error) || input.databaseUrl.startsWith("pglite:")) throw error;
    return journalSuspension({ ...input, redisUrl: usedRedis(input), failure: error, startedAt });
  }
}

/** A commit whose answer was lost may stand: to suspend again tells. */
function isDown(error: unknown): error is OperationalError {
  return error instanceof OperationalError && error.code === "unavailable" && !(error.cause instanceof CommitLost);
}

function usedRedis({ root, asked, redisUrl }: SuspendAnyway): string | undefined {
  const choice = findCache(root, { asked, redisUrl });
  return choice?.policy === "redis" ? choice.redisUrl : undefined;
}

/** What is shown before it is done; undefined when PostgreSQL does not answer, which is no reason not to try. */
export async function previewAnyway(
  address: RegistryAddress,
  tenantId: string,
  { operatorKey }: Pick<OperatorInput, "operatorKey">,
): Promise<TenantPreview | undefined> {
  try {
    const patience = operatorKey === undefined ? undefined : { connectTimeoutMs: PREVIEW_MS };
    return await previewTenant(address, tenantId, undefined, patience);
  } catch (error) {
    if (isDown(error)) return undefined;
    throw error;
  }
}
