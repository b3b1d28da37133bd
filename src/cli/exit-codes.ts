import type { OperationalCode } from "../model/operational-error.ts";

/** What a process says about how it went; the same with and without `--json`. */
export const exitCodes = {
  ok: 0,
  refused: 1,
  changesPending: 2,
  plan_stale: 3,
  safety_limit: 4,
  delivery_pending: 5,
  holdsOverdue: 6,
  usage: 64,
  unavailable: 69,
  bug: 70,
  lock_held: 75,
  interrupted: 130,
  outputLost: 141,
  terminated: 143,
} as const satisfies Record<OperationalCode, number> & Record<string, number>;

/** In the order of the documentation. */
export const exitCodeMeanings: readonly (readonly [code: number, meaning: string])[] = [
  [exitCodes.ok, "Done, or nothing to do."],
  [exitCodes.refused, "The files have errors, or the change was refused."],
  [exitCodes.changesPending, "Changes are pending; only with `--detailed-exitcode`."],
  [exitCodes.plan_stale, "The registry has moved since the plan was made."],
  [exitCodes.safety_limit, "A safety limit refused the change."],
  [
    exitCodes.delivery_pending,
    "Applied, but a cache (or, of a journalled suspension, the registry) has not been told yet; `tenantry deliver` does it.",
  ],
  [exitCodes.holdsOverdue, "Holds are overdue for review; only with `hold list --overdue`."],
  [exitCodes.usage, "The command line or a setting is wrong."],
  [exitCodes.unavailable, "A service is not available."],
  [exitCodes.bug, "A defect of Tenantry; `--debug` shows where."],
  [exitCodes.lock_held, "Another process holds the lock; try again."],
  [exitCodes.interrupted, "Interrupted (SIGINT); what was not committed is rolled back."],
  [exitCodes.outputLost, "The output was closed before all of it was written."],
  [exitCodes.terminated, "Terminated (SIGTERM); what was not committed is rolled back."],
];
