/** `npm run demo` as whoever tries the project runs it: what it shows, in this order, and that nothing of it stays. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { repository } from "../../support/cli.ts";

/** Twelve commands, each of which starts an embedded PostgreSQL: on a busy machine that takes its time. */
const PATIENCE_MS = 600_000;
const temporary = mkdtempSync(join(tmpdir(), "tenantry-demo-test-"));

afterAll(() => {
  rmSync(temporary, { recursive: true });
});

/** A command and what it prints, each part after the one before. */
const promised: readonly (readonly [command: string, ...says: string[]])[] = [
  ["check", "No problems found (37 files checked, 1 finding ignored)"],
  ["migrate", "Registry of demo: version "],
  ["plan", "Declared changes", "+ 14 tenants: ", "Effective changes", "Plan: 14 to create, 0 to update, 0 to delete"],
  ["sync --auto-approve", "Applied: 14 created, 0 updated, 0 removed, 0 held. Revision 1"],
  ["tenants list", "TENANT ", "marketing ", "gold ", "travel_desk ", "14 tenants, "],
  ["audit log --limit 8", "SEQ ", "tenants travel_desk ", "Asha Rao"],
  ["plan --base HEAD", "~ tier  gold → platinum", "limits.max_users  200 → 500", "Plan: 0 to create, 1 to update"],
  ["sync --auto-approve", "~ tier  gold → platinum", "Applied: 0 created, 1 updated, 0 removed, 0 held. Revision 2"],
  ["audit log --tenant marketing", "tier: gold → platinum"],
  ["suspend sales", "sales suspended (was active), hold 1: leaked API key"],
  ["sync --auto-approve", "Held", "sales: status stays suspended", "1 updated, 0 removed, 1 held. Revision 3"],
  ["tenants list --status suspended", "sales ", "suspended ", "3 tenants, "],
  ["sync --auto-approve", "= No change against registry demo.", "Nothing to write: the registry is what Git says."],
  ["audit verify", "The audit log is what was sealed"],
];

test("the demo shows what it promises, and leaves nothing behind", { timeout: PATIENCE_MS }, async () => {
  const { exit, stdout, stderr } = await runDemo();
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  const chapters = [...stdout.matchAll(/^── (.+?) ─+$/gm)].map((match) => match[1]);
  expect(chapters).toEqual([
    "The worked example: 14 tenants, 5 tiers, 9 features and 8 flags",
    "A change: one line of one file",
    "An emergency: a tenant is stopped at once, and sync leaves it stopped",
  ]);
  const steps = stdout.split(/^\$ tenantry /m).slice(1);
  expect(steps.map((step) => step.split("\n")[0])).toEqual(
    promised.map(([command]) => expect.stringContaining(command) as string),
  );
  for (const [index, [, ...says]] of promised.entries()) expectInOrder(steps[index] ?? "", says);
  expect(stdout.trimEnd().split("\n").at(-1)).toBe(
    "Everything did what it says. The registry and the copy were temporary: both are gone.",
  );
  expect(readdirSync(temporary).filter((name) => name.startsWith("tenantry-"))).toEqual([]);
});

function expectInOrder(text: string, parts: readonly string[]): void {
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) expect.fail(`${JSON.stringify(part)} is missing, or stands too early, in:\n${text}`);
    at = found + part.length;
  }
}

/** Without the settings that the tests have for servers: the demo needs none. */
function runDemo(): Promise<{ exit: unknown; stdout: string; stderr: string }> {
  const { scripts } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const [program = "", ...args] = (scripts["demo"] ?? "").split(" ");
  expect(program).toBe("node");
  const env = { PATH: process.env["PATH"], HOME: temporary, TMPDIR: temporary };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: repository, env, timeout: PATIENCE_MS }, (error, stdout, stderr) => {
      resolve({ exit: error === null ? 0 : error.code, stdout, stderr });
    });
  });
}
