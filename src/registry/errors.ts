import { OperationalError } from "../model/operational-error.ts";

type Description = readonly [code: "unavailable" | "lock_held" | "refused", message: string, hint: string];

const RETRY = "Try again in a moment.";
const CHECK_URL = "Check that the server runs and that TENANTRY_DATABASE_URL names it.";
const ADD_PASSWORD =
  "Write it into TENANTRY_DATABASE_URL: postgres://user:password@host:5432/database, special characters percent-encoded.";
const ASK_ROLE = "Use a login that is a member of the role for this task (docs/registry.md).";
const CHECK_LOGIN = "Check the user and the password in TENANTRY_DATABASE_URL, and the server's pg_hba.conf.";

/** Errors that an operator can act on, by SQLSTATE (PostgreSQL, appendix A). */
const BY_STATE: Readonly<Record<string, Description>> = {
  "28P01": ["unavailable", "refused the login", CHECK_LOGIN],
  "28000": ["unavailable", "refused the login", CHECK_LOGIN],
  "3D000": ["unavailable", "has no such database", "Create the database, or correct the name in the URL."],
  "25006": [
    "unavailable",
    "only reads: it is a standby, or set to read-only",
    "Name the primary, or list all hosts in the URL with target_session_attrs=read-write.",
  ],
  "55P03": ["lock_held", "did not grant a lock in time: somebody else is writing", RETRY],
  "40001": ["lock_held", "could not order this transaction among others", RETRY],
  "40P01": ["lock_held", "ended this transaction to resolve a deadlock", RETRY],
  "57014": [
    "unavailable",
    "ended a statement that took too long",
    "Look for locks and load on the server, then try again.",
  ],
  "53100": ["unavailable", "has no disk space left", "Free space on the server: nothing was written."],
  "53200": ["unavailable", "has no memory left", RETRY],
  "53300": ["unavailable", "has too many connections", "Try again, raise max_connections, or put a pooler in front."],
  "25P03": ["unavailable", "ended a transaction that stood idle for too long", RETRY],
  "57P01": ["unavailable", "is shutting down", RETRY],
  "57P02": ["unavailable", "crashed", RETRY],
  "57P03": ["unavailable", "is starting up or shutting down", RETRY],
  "42501": ["refused", "denied permission", ASK_ROLE],
};

const BY_SYSTEM_CODE: Readonly<Record<string, Description>> = {
  ECONNREFUSED: ["unavailable", "refused the connection", CHECK_URL],
  ENOENT: ["unavailable", "has no socket at that path", CHECK_URL],
  ENOTFOUND: ["unavailable", "cannot be found: its host name is unknown", CHECK_URL],
  EAI_AGAIN: ["unavailable", "cannot be found: its host name did not resolve", CHECK_URL],
  EHOSTUNREACH: ["unavailable", "cannot be reached", CHECK_URL],
  ENETUNREACH: ["unavailable", "cannot be reached", CHECK_URL],
  ETIMEDOUT: ["unavailable", "did not answer in time", CHECK_URL],
  ECONNRESET: ["unavailable", "closed the connection", RETRY],
  EPIPE: ["unavailable", "closed the connection", RETRY],
};

/** What `pg` says when a server wants a password and the address has none. */
const NO_PASSWORD = /client password must be a (non-empty )?string/;

/** Messages of `pg` itself, which carry no code. */
const BY_MESSAGE: readonly (readonly [RegExp, Description])[] = [
  [NO_PASSWORD, ["unavailable", "refused the login: it wants a password, and the address has none", ADD_PASSWORD]],
  [
    /timeout exceeded when trying to connect|connection timeout|timeout expired/i,
    ["unavailable", "did not answer in time", CHECK_URL],
  ],
  [/Query read timeout/, ["unavailable", "did not answer a statement in time", RETRY]],
  [
    /Connection terminated|Client has encountered a connection error|not queryable/,
    ["unavailable", "closed the connection", RETRY],
  ],
  [
    /does not support SSL|SSL|certificate|self.signed/i,
    ["unavailable", "could not agree on TLS", "Check sslmode and the certificates in the URL."],
  ],
];

/**
 * An error of the driver as an OperationalError, with the driver's error as its cause; anything else (a constraint, a
 * syntax error) unchanged, because it is a bug. `label` is the redacted address.
 */
export function toOperationalError(error: unknown, label: string): unknown {
  if (!(error instanceof Error) || error instanceof OperationalError) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const found = describe(error, code);
  if (found === undefined) return error;
  const [kind, what, hint] = found;
  const said = isServerError(error) ? ` (${firstLine(error.message)})` : "";
  return new OperationalError(kind, `The registry ${label} ${what}${said}.`, serverHint(error) ?? hint, {
    cause: error,
  });
}

function describe(error: Error, code: string): Description | undefined {
  const known = BY_STATE[code] ?? BY_SYSTEM_CODE[code];
  if (known !== undefined) return known;
  if (isServerError(error) && code.startsWith("08")) return ["unavailable", "broke the protocol", CHECK_URL];
  if (isServerError(error) && code !== "") return undefined;
  return BY_MESSAGE.find(([pattern]) => pattern.test(error.message))?.[1];
}

/** True when the server has answered, and asked for a password that the address does not have. */
export function lacksPassword(error: unknown): boolean {
  return error instanceof Error && NO_PASSWORD.test(error.message);
}

/** True when the login is not allowed to do what was asked. */
export function isDenied(error: unknown): boolean {
  return error instanceof Error && isServerError(error.cause) && (error.cause as { code?: unknown }).code === "42501";
}

/** The same error, with the name of the role that the task has where the login was not allowed to do it. */
export function nameRole(error: unknown, role: string | undefined): unknown {
  if (role === undefined || !(error instanceof OperationalError) || error.hint !== ASK_ROLE) return error;
  const hint = `Use a login that is a member of ${role} (docs/registry.md).`;
  return new OperationalError(error.code, error.message, hint, { cause: error.cause });
}

/** Errors that the server sent have a severity; those of sockets and of the driver have none. */
export function isServerError(error: unknown): boolean {
  return error instanceof Error && "severity" in error;
}

function serverHint(error: Error): string | undefined {
  return "hint" in error && typeof error.hint === "string" && error.hint !== "" ? error.hint : undefined;
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0]?.replace(/\.$/, "") ?? "";
}
