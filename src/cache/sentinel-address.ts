import { OperationalError } from "../model/operational-error.ts";

/** `redis+sentinel://user:password@host1:26379,host2:26379/mymaster/0`, or `rediss+sentinel://` for TLS everywhere. */
export interface SentinelAddress {
  readonly tls: boolean;
  readonly sentinels: readonly { readonly host: string; readonly port: number }[];
  /** How the sentinels call the primary. */
  readonly name: string;
  readonly db: number;
  /** For the primary; undefined for none. */
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** For the sentinels themselves: `?sentinel_username=…&sentinel_password=…`. */
  readonly sentinelUsername: string | undefined;
  readonly sentinelPassword: string | undefined;
}

const SENTINEL_PORT = 26_379;
const HINT =
  "Write TENANTRY_REDIS_URL as redis+sentinel://user:password@host1:26379,host2:26379/NAME/0, with the name of the primary.";
const ADDRESS = /^(rediss?)\+sentinel:\/\/(?:(.*)@)?([^/?@]+)\/([\w.-]+)(?:\/(\d*))?(?:\?(.*))?$/s;
const HOST = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?$/i;
const PARAMETERS = ["sentinel_username", "sentinel_password"];

export function isSentinelAddress(url: string): boolean {
  return /^rediss?\+sentinel:/.test(url);
}

/** Throws OperationalError `usage`, without the password, for a text that is no such address. */
export function parseSentinelAddress(url: string): SentinelAddress {
  const [, scheme, account, hosts = "", name = "", db, query] = ADDRESS.exec(url) ?? refuse();
  const parameters = new URLSearchParams(query);
  if ([...parameters.keys()].some((key) => !PARAMETERS.includes(key))) refuse();
  const [username, password] = splitAccount(account ?? "");
  return {
    tls: scheme === "rediss",
    sentinels: hosts.split(",").map(parseHost),
    name,
    db: Number(db ?? 0),
    username,
    password,
    sentinelUsername: parameters.get("sentinel_username") ?? undefined,
    sentinelPassword: parameters.get("sentinel_password") ?? undefined,
  };
}

/** The address without its passwords and parameters. */
export function redactSentinelAddress(url: string): string {
  const { tls, sentinels, name, db, username, password } = parseSentinelAddress(url);
  const hosts = sentinels.map(({ host, port }) => `${host.includes(":") ? `[${host}]` : host}:${port}`).join(",");
  // A user name alone may well be a password that somebody wrote in the wrong place.
  const account = password !== undefined ? `${username ?? ""}:***@` : username !== undefined ? "***@" : "";
  return `redis${tls ? "s" : ""}+sentinel://${account}${hosts}/${name}/${db}`;
}

function parseHost(text: string): { host: string; port: number } {
  const [, bracketed, plain, port] = HOST.exec(text) ?? refuse();
  const number = Number(port ?? SENTINEL_PORT);
  if (number < 1 || number > 65_535) refuse();
  return { host: bracketed ?? plain ?? "", port: number };
}

function splitAccount(account: string): [username: string | undefined, password: string | undefined] {
  const at = account.indexOf(":");
  const [username, password] = at < 0 ? [account, ""] : [account.slice(0, at), account.slice(at + 1)];
  return [decode(username), decode(password)];
}

function decode(text: string): string | undefined {
  try {
    return text === "" ? undefined : decodeURIComponent(text);
  } catch {
    return refuse();
  }
}

function refuse(): never {
  throw new OperationalError("usage", "The Redis address is not a redis+sentinel:// address.", HINT);
}
