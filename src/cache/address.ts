import { OperationalError } from "../model/operational-error.ts";
import { isSentinelAddress, parseSentinelAddress, redactSentinelAddress } from "./sentinel-address.ts";

const HINT =
  "Write TENANTRY_REDIS_URL as redis://user:password@host:6379/0, rediss:// for TLS, or redis+sentinel:// for sentinels.";

/** Refuses what ioredis would read in its own way: other schemes, names of databases, parameters that set its options. */
export function checkAddress(url: string): void {
  if (isSentinelAddress(url)) {
    parseSentinelAddress(url);
    return;
  }
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !["redis:", "rediss:"].includes(parsed.protocol) || parsed.hostname === "")
    throw new OperationalError("usage", "The Redis address is not a redis:// or rediss:// URL.", HINT);
  if (!/^\/?\d*$/.test(parsed.pathname) || parsed.search !== "")
    throw new OperationalError("usage", `${redactAddress(url)} must end in the number of a database.`, HINT);
}

/** The address without its password and parameters, for messages. */
export function redactAddress(url: string): string {
  if (isSentinelAddress(url)) return redactSentinelAddress(url);
  const { protocol, username, password, host, pathname } = new URL(url);
  // A user name alone may well be a password that somebody wrote in the wrong place.
  const account = password !== "" ? `${username}:***@` : username !== "" ? "***@" : "";
  return `${protocol}//${account}${host}${pathname}`;
}
