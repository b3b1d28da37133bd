import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildCli, runCli } from "../../support/cli.ts";
import { type ExportedLog, newExportedLog } from "./exported-log.ts";
import { bucketSettings, startBucket } from "../../support/s3-server.ts";

let log: ExportedLog;
const cwd = mkdtempSync(join(tmpdir(), "tenantry-audit-"));
beforeAll(async () => {
  await buildCli();
  log = await newExportedLog();
});
afterAll(async () => {
  await log.close();
  rmSync(cwd, { recursive: true });
});

function tenantry(command: string, env: Record<string, string> = {}) {
  const TENANTRY_DATABASE_URL = log.database.urlAs("tenantry_auditor");
  return runCli(command.split(" "), { cwd, env: { TENANTRY_DATABASE_URL, ...env } });
}

test("makes a key, exports with it, and verifies with its public half", async () => {
  mkdirSync(join(cwd, "exports"));
  const verifier = (await tenantry("keygen checkpoint --out checkpoint.key")).stdout.trim();
  const env = { TENANTRY_CHECKPOINT_KEY_FILE: "checkpoint.key" };
  const exported = await tenantry("audit export --to exports", env);
  expect(exported).toMatchObject({ exit: 0, stderr: "" });
  expect(exported.stdout).toContain("Signed by tenantry-checkpoint.");
  expect((await tenantry("audit export --to exports", env)).stdout).toContain("Nothing is new since the last export.");
  const verified = await tenantry(`audit verify --exports exports --key ${verifier}`);
  expect(verified).toMatchObject({ exit: 0, stderr: "" });
  expect(verified.stdout).toMatch(
    /is what was sealed: 1 transaction.*\n.*1 checkpoint, each signed by a given key\.\n$/,
  );
  expect((await tenantry("audit verify --exports exports")).stdout).toContain("Signatures were not looked at");

  const file = readdirSync(join(cwd, "exports")).find((name) => name.endsWith(".jsonl")) ?? "";
  const text = readFileSync(join(cwd, "exports", file), "utf8");
  rmSync(join(cwd, "exports", file));
  writeFileSync(join(cwd, "exports", file), text.replace('"pk":"a1"', '"pk":"a9"'));
  const altered = await tenantry(`audit verify --exports exports --key ${verifier}`);
  expect(altered).toMatchObject({ exit: 1, stderr: "" });
  expect(altered.stdout).toMatch(
    /do not agree\. First: audit-.*line \d+, the row \(tenants a9\) is not what was recorded.*\n hint: /,
  );
  const json = await tenantry(`audit verify --exports exports --key ${verifier} --json`);
  expect(json.exit).toBe(1);
  expect(JSON.parse(json.stdout)).toMatchObject({ bad: null, exports: { bad: { kind: "file-altered", link: 1 } } });
});

test("says that nothing is signed, and what a wrong key or place is", async () => {
  mkdirSync(join(cwd, "unsigned"));
  expect((await tenantry("audit export --to unsigned")).stdout).toContain("! The checkpoints are not signed");
  const broken = await tenantry("audit export --to unsigned", { TENANTRY_CHECKPOINT_KEY: "PRIVATE+KEY+x+y" });
  expect(broken).toMatchObject({ exit: 64, stdout: "" });
  expect(broken.stderr).toContain("TENANTRY_CHECKPOINT_KEY holds no private key.");
  expect((await tenantry("audit export --to nowhere")).stderr).toContain("There is no folder nowhere.");
  expect((await tenantry("audit export --to unsigned --object-lock compliance")).stderr).toContain("cannot be locked");
  expect((await tenantry("audit export --to unsigned --pseudonymise")).stderr).toContain("No key for pseudonyms");
  expect((await tenantry("audit export --to s3://some-bucket/x")).stderr).toContain("Set AWS_ACCESS_KEY_ID");
});

test("locks what it puts into a bucket for seven years", async () => {
  const bucket = await startBucket("some-bucket");
  const env = { ...bucketSettings, AWS_ENDPOINT_URL: bucket.url };
  const exported = await tenantry("audit export --to s3://some-bucket/x --object-lock governance", env);
  expect(exported).toMatchObject({ exit: 0, stderr: "" });
  const [version] = [...bucket.versions.values()].flat();
  expect(version?.mode).toBe("GOVERNANCE");
  expect(Number(version?.until?.slice(0, 4))).toBe(new Date().getUTCFullYear() + 7);
  expect(exported.stdout).toContain(`version ${version?.id ?? ""}`);
  expect(await tenantry("audit verify --exports s3://some-bucket/x", env)).toMatchObject({ exit: 0, stderr: "" });
  await bucket.close();
});
