import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";

/** A bucket as S3 keeps one, with versions and Object Lock, as far as exports use it. See docs/adr/0013. */
export interface TestBucket {
  readonly url: string;
  /** Every version of every key, oldest first; a null body is a delete marker. */
  readonly versions: Map<string, Version[]>;
  /** Answers the next so many requests with 503. */
  failNext(requests: number): void;
  close(): Promise<void>;
}

export interface Version {
  readonly id: string;
  readonly body: Buffer | null;
  readonly mode: string | undefined;
  until: string | undefined;
}

const ACCESS_KEY = "test-access";
export const bucketSettings = {
  AWS_ACCESS_KEY_ID: ACCESS_KEY,
  AWS_SECRET_ACCESS_KEY: "test-secret",
  AWS_REGION: "eu-central-1",
} as const;

export async function startBucket(name: string, pageSize = 2): Promise<TestBucket> {
  const versions = new Map<string, Version[]>();
  let failures = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (failures > 0) {
        failures--;
        refuse(response, 503, "SlowDown");
      } else answer({ request, response, body: Buffer.concat(chunks), name, versions, pageSize });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    versions,
    failNext: (requests) => (failures = requests),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
  readonly name: string;
  readonly versions: Map<string, Version[]>;
  readonly pageSize: number;
}

function answer(exchange: Exchange): ServerResponse {
  const { request, response, name, versions } = exchange;
  const url = new URL(request.url ?? "", "http://localhost");
  const [, bucket, ...rest] = url.pathname.split("/").map(decodeURIComponent);
  const key = rest.join("/");
  const signed =
    /^AWS4-HMAC-SHA256 Credential=test-access\/\d{8}\/eu-central-1\/s3\/aws4_request, SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}$/;
  if (!signed.test(request.headers.authorization ?? "")) return refuse(response, 403, "AccessDenied");
  if (bucket !== name) return refuse(response, 404, "NoSuchBucket");
  if (request.method === "PUT" && url.searchParams.has("retention")) return retain(exchange, key, url);
  if (request.method === "PUT") return put(exchange, key);
  if (request.method === "DELETE") return remove(exchange, key, url.searchParams.get("versionId"));
  if (key === "") return list(exchange, url);
  const current = versions.get(key)?.at(-1);
  if (current?.body == null) return refuse(response, 404, "NoSuchKey");
  return response.writeHead(200, { "x-amz-version-id": current.id }).end(current.body);
}

function put({ request, response, body, versions }: Exchange, key: string): ServerResponse {
  const { headers } = request;
  const digest = createHash("sha256").update(body);
  const hex = digest.copy().digest("hex");
  const known = versions.get(key) ?? [];
  if (headers["x-amz-content-sha256"] !== hex) return refuse(response, 400, "XAmzContentSHA256Mismatch");
  if (headers["x-amz-checksum-sha256"] !== digest.digest("base64")) return refuse(response, 400, "BadDigest");
  if (headers["if-none-match"] === "*" && known.at(-1)?.body != null)
    return refuse(response, 412, "PreconditionFailed");
  const [mode, until] = [headers["x-amz-object-lock-mode"], headers["x-amz-object-lock-retain-until-date"]];
  if ((mode === undefined) !== (until === undefined)) return refuse(response, 400, "InvalidArgument");
  const version = { id: `v${String(Math.random()).slice(2)}`, body, mode: mode?.toString(), until: until?.toString() };
  versions.set(key, [...known, version]);
  return response.writeHead(200, { "x-amz-version-id": version.id }).end();
}

/** Without a version a delete marker is put over the key, locked or not; with one, a lock is respected. */
function remove({ request, response, versions }: Exchange, key: string, id: string | null): ServerResponse {
  const known = versions.get(key) ?? [];
  if (id === null) {
    versions.set(key, [...known, { id: `m${known.length}`, body: null, mode: undefined, until: undefined }]);
    return response.writeHead(204).end();
  }
  const version = known.find((each) => each.id === id);
  if (version !== undefined && isLocked(version, request)) return refuse(response, 403, "AccessDenied");
  versions.set(key, known.filter((each) => each !== version)); // prettier-ignore
  return response.writeHead(204).end();
}

/** A lock may be prolonged and not shortened; GOVERNANCE by who bypasses it. */
function retain({ request, response, body, versions }: Exchange, key: string, url: URL): ServerResponse {
  const version = versions.get(key)?.find(({ id }) => id === url.searchParams.get("versionId"));
  const until = /<RetainUntilDate>([^<]+)</.exec(body.toString())?.[1];
  if (version === undefined || until === undefined) return refuse(response, 404, "NoSuchVersion");
  const shorter = version.until !== undefined && Date.parse(until) < Date.parse(version.until);
  if (shorter && isLocked(version, request)) return refuse(response, 403, "AccessDenied");
  version.until = until;
  return response.writeHead(200).end();
}

function isLocked({ mode, until }: Version, { headers }: IncomingMessage): boolean {
  if (until === undefined || Date.parse(until) <= Date.now()) return false;
  return !(mode === "GOVERNANCE" && headers["x-amz-bypass-governance-retention"] === "true");
}

function list({ response, versions, pageSize }: Exchange, url: URL): ServerResponse {
  const prefix = url.searchParams.get("prefix") ?? "";
  const after = url.searchParams.get("continuation-token") ?? "";
  const keys = [...versions].filter(([, all]) => all.at(-1)?.body != null).map(([key]) => key); // prettier-ignore
  const left = keys.filter((key) => key.startsWith(prefix) && key > after).sort();
  const page = left.slice(0, pageSize);
  const next = left.length > pageSize ? `<NextContinuationToken>${page.at(-1) ?? ""}</NextContinuationToken>` : "";
  const contents = page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join("");
  return response.writeHead(200).end(`<?xml version="1.0"?><ListBucketResult>${contents}${next}</ListBucketResult>`);
}

function refuse(response: ServerResponse, status: number, code: string): ServerResponse {
  return response.writeHead(status).end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
}
