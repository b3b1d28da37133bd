import { OperationalError } from "../model/operational-error.ts";

/**
 * What a command's failure means to an operator. The cause carries the message only: errors of ioredis carry the
 * command's arguments, and those of the greeting contain the password.
 */
export function cacheFailure(error: unknown, label: string): OperationalError {
  if (error instanceof OperationalError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const [sentence, hint] = explain(text);
  return new OperationalError("unavailable", `Redis at ${label} ${sentence}.`, hint, { cause: new Error(text) });
}

function explain(text: string): [sentence: string, hint: string] {
  if (/No such master/.test(text))
    return ["has no primary of that name", "Correct the name in TENANTRY_REDIS_URL: the sentinels do not know it."];
  if (/WRONGPASS|NOAUTH|invalid (username|password)/i.test(text))
    return ["refused the user name or password", "Check the user and password in TENANTRY_REDIS_URL."];
  if (/NOPERM/.test(text)) return ["does not let this user do that", `Grant the command to the user: ${text}`];
  if (/All sentinels are unreachable/.test(text))
    return ["is out of reach: no sentinel answers", "Start the sentinels, or correct TENANTRY_REDIS_URL."];
  if (/ECONNREFUSED/.test(text)) return ["refused the connection", "Start Redis, or correct TENANTRY_REDIS_URL."];
  if (/ENOTFOUND|EAI_AGAIN/.test(text)) return ["has an unknown host name", "Correct the host in TENANTRY_REDIS_URL."];
  if (/ETIMEDOUT|timed out|timeout|EHOSTUNREACH|ENETUNREACH/i.test(text))
    return ["did not answer in time", "Check the network and the load of Redis, then try again."];
  if (/DB index is out of range/.test(text))
    return ["has no database of that number", "Correct the number at the end of TENANTRY_REDIS_URL."];
  if (/READONLY/.test(text)) return ["is a read-only replica", "Name the primary in TENANTRY_REDIS_URL."];
  if (/OOM/.test(text)) return ["is out of memory", "Raise maxmemory; delivery goes on by itself afterwards."];
  if (/LOADING/.test(text)) return ["is still loading its data", "Try again in a moment."];
  if (/Connection is closed|Stream isn't writeable|ECONNRESET|EPIPE|Reached the max retries|aborted/.test(text))
    return ["has closed the connection", "Check that Redis is running, then try again."];
  return [`failed: ${text}`, "See the log of Redis."];
}
