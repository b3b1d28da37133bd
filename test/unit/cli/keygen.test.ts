import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSigner, readVerifier } from "../../../src/audit/signing-keys.ts";
import { buildCli, runCli } from "../../support/cli.ts";

const cwd = mkdtempSync(join(tmpdir(), "tenantry-keygen-"));
beforeAll(buildCli);
afterAll(() => rmSync(cwd, { recursive: true }));

test("keygen writes a private key that only its owner reads, prints the public one, and replaces nothing", async () => {
  const args = ["keygen", "checkpoint", "--name", "prod", "--out", "prod.key"];
  const made = await runCli(args, { cwd });
  const secret = readFileSync(join(cwd, "prod.key"), "utf8");
  expect(made).toMatchObject({ exit: 0, stderr: "" });
  expect(statSync(join(cwd, "prod.key")).mode & 0o777).toBe(0o600);
  expect(made.stdout + made.stderr).not.toContain(secret.trim().slice(-40));
  expect(readVerifier(made.stdout, "checkpoint").id).toEqual(readSigner(secret, "checkpoint", "it").id);
  const again = await runCli(args, { cwd });
  expect(again).toMatchObject({ exit: 64, stdout: "" });
  expect(again.stderr).toContain("prod.key could not be written: it is there already.");
  expect(readFileSync(join(cwd, "prod.key"), "utf8")).toBe(secret);
});
