import { OperationalError } from "../model/operational-error.ts";
import { ownValue } from "../model/own-value.ts";

/** A PostgreSQL URL, taken apart. */
export interface PostgresAddress {
  /** One URL for each host, in the order to try. */
  readonly urls: readonly string[];
  /** `target_session_attrs=read-write`: a server that only reads is passed over. */
  readonly readWrite: boolean;
  readonly connectTimeoutMs: number;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** A day; timers count no further than 24 of them, and then end at once. */
const LONGEST_TIMEOUT_S = 86_400;
/** What each mode is for `pg`, which warns of those that will change their meaning: here they all keep to the strictest. */
const SSL_MODES: Readonly<Record<string, string>> = {
  disable: "disable",
  "no-verify": "no-verify",
  prefer: "verify-full",
  require: "verify-full",
  "verify-ca": "verify-full",
  "verify-full": "verify-full",
};
// Strict on purpose: in a URL with an unescaped password no part can be told from it, so none may be printed.
const HOST = String.raw`(?:\[[\da-f:.]+\]|[\w.%-]*)(?::\d{1,5})?`;
const SHAPE = new RegExp(`^(postgres(?:ql)?://)([^/?#@]*@)?(${HOST}(?:,${HOST})*)(/[^?#@]*)?(?:\\?([^#@]*))?$`, "i");

/** `pg` knows neither several hosts in one URL nor `target_session_attrs`: both are resolved here. */
export function parsePostgresUrl(url: string): PostgresAddress {
  const parts = SHAPE.exec(url);
  if (parts === null) throw malformed();
  const [, scheme = "", user = "", hosts = "", path = "", query = ""] = parts;
  const settings = new URLSearchParams(query);
  const readWrite = takeTarget(settings) !== "any";
  const connectTimeoutMs = takeTimeout(settings);
  resolveSslMode(settings);
  const rest = settings.size === 0 ? path : `${path}?${settings.toString()}`;
  return { urls: hosts.split(",").map((host) => scheme + user + host + rest), readWrite, connectTimeoutMs };
}

function takeTarget(settings: URLSearchParams): string {
  const target = settings.get("target_session_attrs") ?? "any";
  if (!["any", "read-write", "primary"].includes(target))
    throw new OperationalError(
      "usage",
      `target_session_attrs=${target} is not supported.`,
      "Use any, read-write or primary: the registry is written to.",
    );
  settings.delete("target_session_attrs");
  return target;
}

/** Milliseconds. */
function takeTimeout(settings: URLSearchParams): number {
  const text = settings.get("connect_timeout");
  if (text === null) return CONNECT_TIMEOUT_MS;
  const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : 0;
  if (!(seconds > 0 && seconds <= LONGEST_TIMEOUT_S))
    throw new OperationalError(
      "usage",
      `connect_timeout=${text} in the database URL is not a number of seconds.`,
      `Write a number above 0 and up to ${String(LONGEST_TIMEOUT_S)}, such as connect_timeout=5, or leave it out.`,
    );
  settings.delete("connect_timeout");
  return seconds * 1000;
}

/** An unknown mode would be taken for one that encrypts, and a mistyped `disable` for a server without TLS. */
function resolveSslMode(settings: URLSearchParams): void {
  const text = settings.getAll("sslmode").at(-1); // the one that `pg` takes
  if (text === undefined) return;
  const mode = ownValue(SSL_MODES, text);
  if (mode === undefined)
    throw new OperationalError(
      "usage",
      `sslmode=${text} in the database URL is not supported.`,
      `Use one of ${Object.keys(SSL_MODES).join(", ")}.`,
    );
  if (settings.get("uselibpqcompat") !== "true") settings.set("sslmode", mode);
}

/** The URL without its password and settings, for messages. */
export function redactUrl(url: string): string {
  if (url.startsWith("pglite:")) return url;
  const parts = SHAPE.exec(url);
  if (parts === null) return "(an unreadable URL)";
  const [, scheme = "", user = "", hosts = "", path = ""] = parts;
  return `${scheme}${user.replace(/:.*@$/s, ":***@")}${hosts}${path}`;
}

export function malformed(): OperationalError {
  return new OperationalError(
    "usage",
    "The database URL cannot be read.",
    "Write postgres://user:password@host:5432/database, special characters of the password percent-encoded, or pglite:PATH.",
  );
}
