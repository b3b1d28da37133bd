import { createHash } from "node:crypto";
import type { Archive, BucketAccess, ObjectLock } from "../model/archive.ts";
import { OperationalError } from "../model/operational-error.ts";
import { alreadyThere } from "./already-there.ts";
import { createSender } from "./s3-request.ts";

/**
 * `s3://bucket/prefix` of AWS or of any service that speaks as it does.
 * @param lock asked for with every file
 * @throws OperationalError `usage` for another address
 */
export function openBucketArchive(address: string, access: BucketAccess, lock?: ObjectLock): Archive {
  const { bucket, prefix } = parseAddress(address);
  const send = createSender(access, address);
  const path = (name: string) => [bucket, ...`${prefix}${name}`.split("/").map(encodeURIComponent)].join("/");
  return {
    label: address,
    async list() {
      const names: string[] = [];
      let token: string | undefined;
      do {
        const next = token === undefined ? {} : { "continuation-token": token };
        const query = new URLSearchParams({ "list-type": "2", prefix, ...next });
        const answer = await send({ method: "GET", path: bucket, query });
        if (!answer.ok) throw await refusal(answer, address);
        const xml = await answer.text();
        for (const [, key = ""] of xml.matchAll(/<Key>([^<]*)<\/Key>/g)) names.push(key.slice(prefix.length));
        token = /<NextContinuationToken>([^<]*)</.exec(xml)?.[1]?.replaceAll("&amp;", "&");
      } while (token !== undefined);
      return names.filter((name) => !name.includes("/"));
    },
    async read(name) {
      const answer = await send({ method: "GET", path: path(name) });
      if (answer.status === 404) return undefined;
      if (!answer.ok || answer.body === null) throw await refusal(answer, `${address} ${name}`);
      return { chunks: answer.body, version: answer.headers.get("x-amz-version-id") };
    },
    async add(name, bytes) {
      const digest = createHash("sha256").update(bytes).digest();
      const headers = {
        "if-none-match": "*",
        "x-amz-checksum-sha256": digest.toString("base64"),
        "x-amz-content-sha256": digest.toString("hex"),
        ...(lock && { "x-amz-object-lock-mode": lock.mode, "x-amz-object-lock-retain-until-date": lock.until }),
      };
      const answer = await send({ method: "PUT", path: path(name), headers, body: bytes });
      if (answer.status === 412) throw alreadyThere(`${address} ${name}`);
      if (!answer.ok) throw await refusal(answer, `${address} ${name}`);
      return { version: answer.headers.get("x-amz-version-id") };
    },
  };
}

function parseAddress(address: string): { readonly bucket: string; readonly prefix: string } {
  const [, bucket, path = ""] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(address) ?? [];
  if (bucket === undefined)
    throw new OperationalError("usage", `${JSON.stringify(address)} names no bucket.`, "Write s3://bucket/prefix.");
  return { bucket, prefix: path === "" || path.endsWith("/") ? path : `${path}/` };
}

async function refusal(answer: Response, place: string): Promise<OperationalError> {
  const xml = await answer.text();
  const code = /<Code>([A-Za-z]+)</.exec(xml)?.[1] ?? String(answer.status);
  return new OperationalError(
    "unavailable",
    `${place}: the store answered ${answer.status} ${code}.`,
    "See that the bucket exists, that AWS_REGION is its region, and that the key may list, read and write it.",
  );
}
