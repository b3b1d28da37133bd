import { OperationalError } from "../model/operational-error.ts";
import type { OperationalCode } from "../model/operational-error.ts";

/** What GitHub refused or did not answer. */
export class GithubFailure extends OperationalError {
  /** Of the answer; 0 when there was none. */
  readonly status: number;
  /** How long GitHub wants not to be asked at all, in milliseconds. */
  readonly pauseMs: number | undefined;

  constructor(what: FailureParts, hint: string, options?: ErrorOptions) {
    super(what.code, what.message, hint, options);
    this.status = what.status;
    this.pauseMs = what.pauseMs;
  }
}

interface FailureParts {
  readonly code: OperationalCode;
  readonly message: string;
  readonly status: number;
  readonly pauseMs: number | undefined;
}

const HINTS: Readonly<Record<number, string>> = {
  401: "See that GITHUB_TOKEN, or the key of the App, is right and has not expired.",
  403: "The token needs write access to contents, pull requests and issues of this repository.",
  404: "See TENANTRY_GITHUB_REPOSITORY, and that the token may write to that repository.",
};

export interface Asked {
  /** `GET /repos/…` */
  readonly request: string;
  /** In milliseconds since 1970. */
  readonly now: number;
  /** Is shown to nobody, whoever quotes it. */
  readonly secret: string;
}

/** Undefined for what is no answer of GitHub's and no failure of the network: a bug. */
export function toGithubFailure(error: unknown, { request, now, secret }: Asked): GithubFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  const status = statusOf(error);
  if (status === undefined && !isNetworkError(error)) return undefined;
  // 500 without a response is how the client reports that it got no answer.
  const answer = responseOf(error);
  if (status === undefined || answer === undefined) {
    const message = `GitHub did not answer ${request}: ${hide(describeSilence(error), secret)}.`;
    const parts = { code: "unavailable", message, status: 0, pauseMs: undefined } as const;
    return new GithubFailure(parts, "It is tried again.");
  }
  const pauseMs = findPause(status, answer.headers, now);
  const text = shorten(hide(answer.message ?? "no reason given", secret));
  const message = `GitHub answered ${String(status)} to ${request}: ${text}.`.replace(/\.\.$/, ".");
  const code = status >= 500 || pauseMs !== undefined ? "unavailable" : "refused";
  const hint =
    pauseMs === undefined ? (HINTS[status] ?? "It is tried again.") : "It is tried again when GitHub allows it.";
  return new GithubFailure({ code, message, status, pauseMs }, hint);
}

/** Limits answer with 429, or with 403 and one of these headers. */
function findPause(status: number, headers: Headers, now: number): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = Number(headers["retry-after"] ?? Number.NaN);
  if (Number.isFinite(after)) return Math.max(1, after) * 1000;
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN) * 1000;
  if (String(headers["x-ratelimit-remaining"]) === "0" && Number.isFinite(reset)) return Math.max(1000, reset - now);
  return status === 429 ? 60_000 : undefined;
}

type Headers = Readonly<Record<string, unknown>>;

function statusOf(error: Error): number | undefined {
  return "status" in error && typeof error.status === "number" ? error.status : undefined;
}

function responseOf(error: Error): { readonly headers: Headers; readonly message: string | undefined } | undefined {
  if (!("response" in error) || typeof error.response !== "object" || error.response === null) return undefined;
  const { headers, data } = error.response as { headers?: Headers; data?: { message?: unknown } | string };
  const said = typeof data === "object" && typeof data.message === "string" ? data.message : undefined;
  return { headers: headers ?? {}, message: said };
}

function isNetworkError(error: Error): boolean {
  return error instanceof TypeError || error.name === "TimeoutError" || error.name === "AbortError";
}

/** The system's own code says most; a server's text none of it. */
function describeSilence(error: unknown): string {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++) {
    if ("code" in each && typeof each.code === "string") return each.code;
    if (each.name === "TimeoutError" || each.name === "AbortError") return "no answer in time";
  }
  return error instanceof Error ? shorten(error.message) : "no reason given";
}

function hide(text: string, secret: string): string {
  return text.replaceAll(secret, "***");
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
