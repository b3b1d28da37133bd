import { OperationalError } from "../model/operational-error.ts";

/** A PostgreSQL URL, taken apart. */
export interface PostgresAddress {
  /** One URL for each host, in the order to try. */
  readonly urls: readonly string[];
  /** `target_session_attrs=read-write`: a server that only reads is passed over. */
  readonly readWrite: boolean;
  readonly connectTimeoutMs: number;
}

const CONNECT_TIMEOUT_MS = 5_000;
// Strict on purpose: in a URL with an unescaped password no part can be told from it, so none may be printed.
const HOST = String.raw`(?:\[[\da-f:.]+\]|[\w.%-]*)(?::\d{1,5})?`;
const SHAPE = new RegExp(`^(postgres(?:ql)?://)([^/?#@]*@)?(${HOST}(?:,${HOST})*)(/[^?#@]*)?(?:\\?([^#@]*))?$`, "i");

/** `pg` knows neither several hosts in one URL nor `target_session_attrs`: both are resolved here. */
export function parsePostgresUrl(url: string): PostgresAddress {
  const parts = SHAPE.exec(url);
  if (parts === null) throw malformed();
  const [, scheme = "", user = "", hosts = "", path = "", query = ""] = parts;
  const settings = new URLSearchParams(query);
  const target = settings.get("target_session_attrs") ?? "any";
  if (!["any", "read-write", "primary"].includes(target))
    throw new OperationalError(
      "usage",
      `target_session_attrs=${target} is not supported.`,
      "Use any, read-write or primary: the registry is written to.",
    );
  const seconds = Number(settings.get("connect_timeout") ?? "");
  settings.delete("target_session_attrs");
  settings.delete("connect_timeout");
  const rest = settings.size === 0 ? path : `${path}?${settings.toString()}`;
  return {
    urls: hosts.split(",").map((host) => scheme + user + host + rest),
    readWrite: target !== "any",
    connectTimeoutMs: seconds > 0 ? seconds * 1000 : CONNECT_TIMEOUT_MS,
  };
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
