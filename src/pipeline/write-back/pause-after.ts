import type { OperationalError } from "../../model/operational-error.ts";
import { GithubFailure } from "../../github/failure.ts";

const FIRST_SECONDS = 5;
const MOST_SECONDS = 15 * 60;

/**
 * How many seconds until the next attempt: doubled each time up to a quarter of an hour, and never less than GitHub asked
 * for. Between a half and all of it, so that several who wait do not come back together.
 *
 * @param attempts so far
 * @param random between 0 and 1
 */
export function pauseAfter(attempts: number, error: OperationalError, random: number): number {
  const longest = Math.min(MOST_SECONDS, FIRST_SECONDS * 2 ** Math.max(0, attempts - 1));
  const asked = error instanceof GithubFailure ? (error.pauseMs ?? 0) / 1000 : 0;
  return Math.max(asked, longest * (0.5 + random / 2));
}
