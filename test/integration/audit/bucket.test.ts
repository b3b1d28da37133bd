import { afterAll, beforeAll, expect, test } from "vitest";
import { openArchive } from "../../../src/archive/open-archive.ts";
import { bucketAccess } from "../../../src/cli/secrets.ts";
import { AwsClient } from "aws4fetch";
import { type TestBucket, bucketSettings, startBucket } from "../../support/s3-server.ts";
import { failureOf } from "../../support/failure.ts";
import { type ExportedLog, newExportedLog } from "./exported-log.ts";

const place = "s3://audit-bucket/production";
const until = "2999-01-01T00:00:00.000Z";
let log: ExportedLog;
let bucket: TestBucket;

beforeAll(async () => {
  log = await newExportedLog();
  bucket = await startBucket("audit-bucket");
});
afterAll(async () => {
  await log.close();
  await bucket.close();
});

function archive(mode: "COMPLIANCE" | "GOVERNANCE" = "COMPLIANCE") {
  const access = bucketAccess({ ...bucketSettings, AWS_ENDPOINT_URL_S3: bucket.url });
  return { archive: { place, access, lock: { mode, until } } };
}

test("keeps every file with its version under a lock, and compares them", async () => {
  const first = await log.exportTo(place, archive());
  await log.rename("one");
  bucket.failNext(2);
  const second = await log.exportTo(place, archive());
  await log.rename("two");
  await log.exportTo(place, archive());
  expect([first.files.length, second.files.length]).toEqual([1, 1]);
  for (const [name, versions] of bucket.versions) {
    expect(name).toMatch(/^production\/audit-\d{12}-\d{12}\.(jsonl|checkpoint)$/);
    expect(versions).toMatchObject([{ mode: "COMPLIANCE", until }]);
  }
  const [file] = second.files;
  const note = bucket.versions.get("production/audit-000000000002-000000000002.checkpoint")?.[0]?.body?.toString();
  expect(note).toContain(`audit-000000000002-000000000002.jsonl`);
  expect(note).toContain(` ${file?.version ?? "none"}\n`);
  expect((await log.compare(place, [log.key.verifier], archive())).exports).toMatchObject({ links: 3, bad: null });
});

test("shows a delete marker and a new version over what was exported", async () => {
  const name = "production/audit-000000000002-000000000002.jsonl";
  const versions = bucket.versions.get(name) ?? [];
  const [version] = versions;
  const compare = async () => (await log.compare(place, [log.key.verifier], archive())).exports?.bad;
  const aws = new AwsClient({
    accessKeyId: "test-access",
    secretAccessKey: "x",
    service: "s3",
    region: "eu-central-1",
  });
  const url = `${bucket.url}/audit-bucket/${name}`;
  expect((await aws.fetch(`${url}?versionId=${version?.id ?? ""}`, { method: "DELETE" })).status).toBe(403);
  const body = "<Retention><Mode>COMPLIANCE</Mode><RetainUntilDate>2027-01-01T00:00:00Z</RetainUntilDate></Retention>";
  expect((await aws.fetch(`${url}?retention&versionId=${version?.id ?? ""}`, { method: "PUT", body })).status).toBe(
    403,
  );
  expect((await aws.fetch(url, { method: "DELETE" })).status).toBe(204);
  expect(await compare()).toMatchObject({ kind: "file-missing", link: 2 });
  bucket.versions.set(name, [
    ...versions,
    { id: "later", body: version?.body ?? null, mode: undefined, until: undefined },
  ]);
  expect(await compare()).toMatchObject({ kind: "file-replaced", link: 2 });
  bucket.versions.set(name, versions);
  expect(await compare()).toBeNull();
});

test("never writes over what is there", async () => {
  const { place: address, access } = archive().archive;
  const opened = await openArchive({ place: address, access });
  await opened.add("note", Buffer.from("first"));
  expect(await failureOf(opened.add("note", Buffer.from("second")))).toMatchObject({
    code: "refused",
    message: `${place} note is there already, and an export is never overwritten.`,
  });
  expect(bucket.versions.get("production/note")?.map(({ body }) => body?.toString())).toEqual(["first"]);
});

test("says what a store refuses, and which setting is missing", async () => {
  const access = bucketAccess({ ...bucketSettings, AWS_ENDPOINT_URL_S3: bucket.url });
  const elsewhere = { archive: { place: "s3://other-bucket/x", access } };
  expect((await failureOf(log.exportTo(place, elsewhere))).message).toContain("404 NoSuchBucket");
  const stranger = { archive: { place, access: access && { ...access, accessKeyId: "nobody" } } };
  expect((await failureOf(log.exportTo(place, stranger))).message).toContain("403 AccessDenied");
  expect(await failureOf(log.exportTo(place))).toMatchObject({ code: "usage" });
});
