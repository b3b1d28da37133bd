/** What is piped into a command is no argument of it. */
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { beforeAll, expect, test } from "vitest";
import { buildCli, repository } from "../support/cli.ts";

beforeAll(buildCli);

test.each([
  ["suspend --reason x --yes", 64, "Missing"],
  ["resume --reason x --yes", 64, "Missing"],
  ["tenants show", 64, "Missing"],
  ["rules", 0, ""],
] as const)("%s does not take its argument from standard input", (command, exit, told) => {
  const ran = spawnSync(process.execPath, [`${repository}bin/tenantry.js`, ...command.split(" ")], {
    cwd: tmpdir(),
    env: { PATH: process.env["PATH"], TENANTRY_DATABASE_URL: "postgres://127.0.0.1:1/none" },
    input: "lint/expired\nsales\n",
    encoding: "utf8",
  });
  expect(ran.status, ran.stderr).toBe(exit);
  expect(ran.stderr).toContain(told);
});
