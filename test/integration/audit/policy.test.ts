/** What policy.audit of tenantry.yaml asks of every export, and what happens where it asks for nothing. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { buildCli, runCli } from "../../support/cli.ts";
import type { TestBucket } from "../../support/s3-server.ts";
import { bucketSettings, startBucket } from "../../support/s3-server.ts";
import { type ExportedLog, newExportedLog } from "./exported-log.ts";

let log: ExportedLog;
let bucket: TestBucket;
const cwd = mkdtempSync(join(tmpdir(), "tenantry-audit-policy-"));
const file = join(cwd, "tenantry.yaml");
beforeAll(async () => {
  await buildCli();
  log = await newExportedLog();
  bucket = await startBucket("some-bucket");
  mkdirSync(join(cwd, "folder"));
});
afterEach(() => {
  rmSync(file, { force: true });
});
afterAll(async () => {
  await bucket.close();
  await log.close();
  rmSync(cwd, { recursive: true });
});

function write(audit: string): void {
  const limits = "{max_users: {unit: users, kind: quota, description: People}}";
  writeFileSync(file, `version: 1\ncurrency: EUR\ncache: none\nlimits: ${limits}\npolicy: {audit: ${audit}}\n`);
}

function exportTo(place: string, flags = "") {
  const TENANTRY_DATABASE_URL = log.database.urlAs("tenantry_auditor");
  const env = { ...bucketSettings, AWS_ENDPOINT_URL: bucket.url, TENANTRY_PSEUDONYM_KEY: "p".repeat(32) };
  return runCli(`audit export --to ${place}${flags}`.split(" "), { cwd, env: { TENANTRY_DATABASE_URL, ...env } });
}

/** The newest lock of what lies below a prefix, and in how many years it ends; undefined where nothing lies. */
function stored(prefix: string) {
  const [data] = [...bucket.versions.entries()].find(([name]) => name.startsWith(`${prefix}/`))?.[1] ?? [];
  return data && { mode: data.mode, years: Number(data.until?.slice(0, 4)) - new Date().getUTCFullYear() };
}

test("is done without any flag", async () => {
  write("{pseudonymise: true, object_lock: {mode: compliance, years: 3}}");
  const exported = await exportTo("s3://some-bucket/plain", " --json");
  expect(exported).toMatchObject({ exit: 0, stderr: "" });
  expect(JSON.parse(exported.stdout)).toMatchObject({
    policy: { pseudonymise: true, object_lock: { mode: "compliance", years: 3 } },
    object_lock: { mode: "COMPLIANCE" },
  });
  expect(stored("plain")).toEqual({ mode: "COMPLIANCE", years: 3 });
  const texts = [...bucket.versions.values()].flat().map(({ body }) => body?.toString() ?? "");
  expect(texts.some((text) => text.includes("@pseudonym.invalid"))).toBe(true);
});

test.each([
  ["{mode: governance, years: 3}", "compliance --retain-years 4", { mode: "COMPLIANCE", years: 4 }],
  ["{mode: governance, years: 9}", "compliance", { mode: "COMPLIANCE", years: 9 }],
  ["{mode: compliance}", "compliance --retain-years 7", { mode: "COMPLIANCE", years: 7 }],
  ["{mode: governance, years: 1}", "governance --retain-years 2", { mode: "GOVERNANCE", years: 2 }],
])("of a lock %s, flags may ask for more: %s", async (lock, flags, expected) => {
  write(`{object_lock: ${lock}}`);
  const prefix = `more-${expected.mode}-${expected.years}`;
  const exported = await exportTo(`s3://some-bucket/${prefix}`, ` --object-lock ${flags}`);
  expect(exported).toMatchObject({ exit: 0, stderr: "" });
  expect(stored(prefix)).toEqual(expected);
});

test.each([
  ["governance --retain-years 3", "governance for 3 years"],
  ["governance --retain-years 50", "governance for 50 years"],
  ["compliance --retain-years 1", "compliance for 1 year"],
])("flags that ask for less are refused: %s", async (flags, words) => {
  write("{object_lock: {mode: compliance, years: 3}}");
  const refused = await exportTo("s3://some-bucket/less", ` --object-lock ${flags}`);
  expect(refused).toMatchObject({ exit: 64, stdout: "" });
  expect(refused.stderr).toContain(
    `The flags ask for ${words}; policy.audit.object_lock of tenantry.yaml asks for compliance for 3 years.`,
  );
  expect(refused.stderr).toContain("ask for at least as much");
  expect(stored("less")).toBeUndefined();
});

test("a folder that cannot be locked, and a folder without a catalog, are told", async () => {
  const none = await exportTo("folder");
  expect(none.stdout).toContain("! No policy of exports applies: there is no tenantry.yaml in this folder.");
  expect(JSON.parse((await exportTo("folder", " --json")).stdout)).toMatchObject({ policy: null, object_lock: null });
  write("{object_lock: {mode: compliance}}");
  const unlocked = await exportTo("folder");
  expect(unlocked).toMatchObject({ exit: 0, stderr: "" });
  expect(unlocked.stdout).toContain("folder is a folder and cannot be locked: policy.audit.object_lock");
  write("{pseudonymise: false}");
  expect((await exportTo("folder")).stdout).not.toMatch(/policy|tenantry\.yaml/);
});

test.each([
  ["{pseudonymize: true}", "pseudonymize"],
  ["{object_lock: {mode: compliance, year: 7}}", "year"],
  ["{object_lock: {mode: forever}}", "forever"],
  ["{object_lock: {mode: compliance, years: 0}}", "years"],
  ["{object_lock: {years: 7}}", "mode"],
  ["{pseudonymise: maybe}", "maybe"],
  ["[]", "audit"],
  ["{}, sink: {}", "sink"],
  ["{", "tenantry.yaml"],
])("a mistake stops an export, and is named: %s", async (audit, told) => {
  write(audit);
  const refused = await exportTo("s3://some-bucket/mistake");
  expect(refused).toMatchObject({ exit: 1, stdout: "" });
  expect(refused.stderr).toContain("What tenantry.yaml asks of an export cannot be read: ");
  expect(refused.stderr).toContain(told);
  expect(stored("mistake")).toBeUndefined();
});

test("a link in its place is no missing file", async () => {
  symlinkSync("/dev/null", file);
  const refused = await exportTo("s3://some-bucket/link");
  expect(refused).toMatchObject({ exit: 1, stdout: "" });
  expect(stored("link")).toBeUndefined();
});
