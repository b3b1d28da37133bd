import type { OperationalError } from "../model/operational-error.ts";
import type { WatchedDelivery } from "../model/watched-delivery.ts";
import type { WriteBackResult } from "../model/write-back.ts";
import type { Look } from "../sync/deliver-look.ts";

/** Before the first look. Times are milliseconds since 1970. */
export function newWatchedDelivery(now: number): WatchedDelivery {
  return {
    state: "running",
    time: toText(now),
    ...{ delivered: 0, rebuilt: 0, failures: 0 },
    ...{ undelivered: null, lag_seconds: null, last_delivery: null, last_error: null },
  };
}

/** The registry has answered; whether Redis has, the look says. */
export function afterLook(before: WatchedDelivery, look: Look, now: number): WatchedDelivery {
  const { count, oldest } = look.undelivered;
  const state: WatchedDelivery = {
    ...before,
    state: "running",
    time: toText(now),
    delivered: before.delivered + look.delivered,
    rebuilt: before.rebuilt + look.rebuilt,
    undelivered: count,
    // The clocks of two machines differ: a row from the future has not waited yet.
    lag_seconds: oldest === null ? 0 : Math.max(0, now - Date.parse(oldest)) / 1000,
    last_delivery: look.delivered + look.rebuilt > 0 ? toText(now) : before.last_delivery,
  };
  return look.error === undefined ? state : fail(state, look.error, now);
}

/** What Git was told meanwhile. Its failures are told apart: Redis is served all the same. */
export function afterWriteBacks(
  before: WatchedDelivery,
  results: readonly WriteBackResult[],
  now: number,
): WatchedDelivery {
  const { told, failures, last_error } = before.write_back ?? { told: 0, failures: 0, last_error: null };
  const failed = results.filter(({ error }) => error !== null);
  const message = failed.at(-1)?.error;
  const write_back = {
    told: told + results.length - failed.length,
    failures: failures + failed.length,
    last_error: message ? { time: toText(now), message } : last_error,
    latest: results,
  };
  return { ...before, write_back };
}

/** The registry has not answered, so nobody knows what waits. */
export function afterFailure(before: WatchedDelivery, error: OperationalError, now: number): WatchedDelivery {
  return fail({ ...before, undelivered: null, lag_seconds: null }, error, now);
}

function fail(state: WatchedDelivery, { message }: OperationalError, now: number): WatchedDelivery {
  const time = toText(now);
  return { ...state, state: "failing", time, failures: state.failures + 1, last_error: { time, message } };
}

function toText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
