import { AwsClient } from "aws4fetch";
import type { BucketAccess } from "../model/archive.ts";
import { OperationalError } from "../model/operational-error.ts";

export interface BucketRequest {
  readonly method: "GET" | "PUT";
  /** Bucket and key, encoded. */
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** How long one request may take, its body included. */
const TIMEOUT_MS = 120_000;
const ATTEMPTS = 4;

/**
 * Sends signed requests; what may go better the next time is sent again, with growing pauses. An upload that did arrive
 * and whose answer was lost is then refused as being there already: nothing is written twice.
 */
export function createSender(access: BucketAccess, place: string): (request: BucketRequest) => Promise<Response> {
  const { accessKeyId, secretAccessKey, sessionToken, region } = access;
  const session = sessionToken === undefined ? {} : { sessionToken };
  const client = new AwsClient({ accessKeyId, secretAccessKey, ...session, region, service: "s3", retries: 0 });
  const base = (access.endpoint ?? `https://s3.${region}.amazonaws.com`).replace(/\/+$/, "");
  return async ({ method, path, query, headers = {}, body }) => {
    const url = `${base}/${path}${query === undefined ? "" : `?${query.toString().replaceAll("+", "%20")}`}`;
    for (let attempt = 1; ; attempt++) {
      const last = attempt === ATTEMPTS;
      try {
        const init = { method, headers: { ...headers }, signal: AbortSignal.timeout(TIMEOUT_MS) };
        const request = await client.sign(url, body === undefined ? init : { ...init, body: Buffer.from(body) });
        const answer = await fetch(request);
        if (last || !(answer.status >= 500 || answer.status === 429 || answer.status === 409)) return answer;
        await answer.arrayBuffer();
      } catch (error) {
        if (last) throw unreachable(place, error);
      }
      await new Promise((resolve) => setTimeout(resolve, 100 * 3 ** attempt * Math.random()));
    }
  };
}

function unreachable(place: string, cause: unknown): OperationalError {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const reason = inner instanceof Error ? inner.message : String(inner);
  return new OperationalError(
    "unavailable",
    `${place} does not answer: ${reason}.`,
    "See that AWS_ENDPOINT_URL_S3 (or AWS_ENDPOINT_URL) names it; for AWS itself leave both unset.",
    { cause },
  );
}
