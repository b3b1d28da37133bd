import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { buildCli, repository } from "../../support/cli.ts";
import { makeFolder } from "../../support/git-folder.ts";

const ENOSPC = "error: The output could not be written: ENOSPC: no space left on device, write.\n hint: ";
const sentence = /^error: [^\n]+\n hint: [^\n]+\n$/;

/** Runs the built command line as a shell does, with its redirections. */
function run(line: string, cwd = `${repository}test/golden/catalog`): { status: number | null; stderr: string } {
  const { status, stderr } = spawnSync("sh", ["-c", `"$NODE" "$PROGRAM" ${line}`], {
    cwd,
    encoding: "utf8",
    env: {
      PATH: process.env["PATH"],
      NODE: process.execPath,
      PROGRAM: `${repository}bin/tenantry.js`,
      TENANTRY_CHECK_CACHE: "off",
    },
  });
  return { status, stderr };
}

describe.skipIf(!existsSync("/dev/full"))("output on a full disk", () => {
  beforeAll(buildCli);

  it.each(["check", "check --json", "--version", "--help", "check --help"])("of %s is one sentence", (args) => {
    const { status, stderr } = run(`${args} >/dev/full`);
    expect(stderr).toMatch(sentence);
    expect(stderr).toContain(ENOSPC);
    expect(status).toBe(69);
  });

  it("leaves the failure of the command itself to be read on stderr", () => {
    const empty = makeFolder();
    onTestFinished(() => rmSync(empty, { recursive: true }));
    const { status, stderr } = run("plan --json >/dev/full", empty);
    expect(stderr).toMatch(/^error: TENANTRY_DATABASE_URL is not set\.\n hint: .+\n$/);
    expect(status).toBe(64);
  });

  it("on both sides leaves the exit code", () => {
    expect(run("check >/dev/full 2>/dev/full").status).toBe(69);
    expect(run("chek 2>/dev/full").status).toBe(64);
  });
});
