import { OperationalError } from "../../model/operational-error.ts";
import { maskSecrets } from "../../model/secrets.ts";
import type { GithubAccess, WriteBackResult } from "../../model/write-back.ts";
import { openGithub } from "../../github/client.ts";
import { GithubFailure } from "../../github/failure.ts";
import type { Database, Sql } from "../../registry/database.ts";
import type { ClaimedWriteBack } from "../../registry/queries/claim-write-back.ts";
import { claimWriteBack } from "../../registry/queries/claim-write-back.ts";
import type { WriteBackProgress } from "../../registry/queries/finish-write-back.ts";
import { finishWriteBack, postponeWriteBacks, releaseWriteBack } from "../../registry/queries/finish-write-back.ts";
import { pauseAfter } from "./pause-after.ts";
import { carryOut } from "./carry-out.ts";

/** Of one hold, in milliseconds: shorter than its lease. */
const MOST_MS = 150_000;

/**
 * Does what is due, one hold after the other. A failure is kept with its row, which is tried again later; one that is not
 * about this hold alone ends the round.
 * @throws OperationalError of the registry
 */
export async function workOff(db: Database, access: GithubAccess, stop: AbortSignal): Promise<WriteBackResult[]> {
  const results: WriteBackResult[] = [];
  while (!stop.aborted) {
    const claimed = await run(db, claimWriteBack);
    if (claimed === undefined) break;
    const { result, failure } = await workOn(db, access, claimed, stop);
    if (result !== undefined) results.push(result);
    if (failure?.pauseMs !== undefined) {
      const seconds = failure.pauseMs / 1000;
      await run(db, (tx) => postponeWriteBacks(tx, seconds));
    }
    if (failure !== undefined && isGeneral(failure)) break;
  }
  return results;
}

interface Worked {
  /** Undefined when it was given back untouched. */
  readonly result: WriteBackResult | undefined;
  readonly failure: GithubFailure | undefined;
}

async function workOn(
  db: Database,
  access: GithubAccess,
  claimed: ClaimedWriteBack,
  stop: AbortSignal,
): Promise<Worked> {
  const { lease, kind, hold } = claimed;
  let progress: WriteBackProgress = claimed;
  const tell = (step: Partial<WriteBackProgress>) => (progress = { ...progress, ...step });
  const failed = await attempt(access, claimed, tell, stop);
  if (failed.error !== null && stop.aborted) {
    await run(db, (tx) => releaseWriteBack(tx, lease));
    return { result: undefined, failure: undefined };
  }
  const done = { ...progress, error: failed.error?.message ?? null, wait: failed.wait };
  await run(db, (tx) => finishWriteBack(tx, lease, done));
  const { state, pr_url, note } = progress;
  const error = failed.error && `${failed.error.message} ${failed.error.hint}`;
  return {
    result: { hold_id: hold.hold_id, tenant_id: hold.tenant_id, kind, state, pr_url, note, error },
    failure: failed.error instanceof GithubFailure ? failed.error : undefined,
  };
}

async function attempt(
  access: GithubAccess,
  claimed: ClaimedWriteBack,
  tell: (step: Partial<WriteBackProgress>) => void,
  stop: AbortSignal,
): Promise<{ readonly error: OperationalError | null; readonly wait: number | null }> {
  try {
    const github = await openGithub(access, AbortSignal.any([stop, AbortSignal.timeout(MOST_MS)]));
    return { error: null, wait: await carryOut(github, { ...claimed, hold: withoutSecrets(claimed.hold) }, tell) };
  } catch (error) {
    const failure = error instanceof OperationalError ? error : toFault(error);
    return { error: failure, wait: pauseAfter(claimed.attempts, failure, Math.random()) };
  }
}

/** A fault of ours over one file must not end a process that serves Redis: it is kept with the hold, for all to see. */
function toFault(cause: unknown): OperationalError {
  const what = cause instanceof Error ? `${cause.name}: ${cause.message}` : "unknown";
  const hint = "Please report it, and edit the file by hand.";
  return new OperationalError("refused", `Tenantry failed to write this back (${what}).`, hint, { cause });
}

/** What was written in a hurry is not for a repository, which keeps it for ever. */
function withoutSecrets(hold: ClaimedWriteBack["hold"]): ClaimedWriteBack["hold"] {
  return { ...hold, reason: maskSecrets(hold.reason), incident: hold.incident && maskSecrets(hold.incident) };
}

/** GitHub is down, does not want to be asked, or does not know who asks: the next hold would fare no better. */
function isGeneral({ status, pauseMs }: GithubFailure): boolean {
  return pauseMs !== undefined || status === 0 || status === 401 || status >= 500;
}

function run<T>(db: Database, work: (tx: Sql) => Promise<T>): Promise<T> {
  return db.transaction(work, { role: "tenantry_sync" });
}
