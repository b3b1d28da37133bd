/** Hostile inputs end as mistakes do: with a place and a rule, without a stack, and with nothing written. */
import { spawnSync } from "node:child_process";
import { renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { renderCheck } from "../../src/cli/render-check.ts";
import { openWorkingTree } from "../../src/load/disk-source.ts";
import { loadProject } from "../../src/load/load-project.ts";
import { checkTree } from "../../src/pipeline/check.ts";
import { loadCommit } from "../../src/pipeline/load.ts";
import { reportContext } from "../../src/pipeline/report-context.ts";
import { buildCli, repository } from "../support/cli.ts";
import { commitAll, makeFolder } from "../support/git-folder.ts";
import { commandInputs } from "./command-line.ts";
import { digestOf } from "./digest.ts";
import { fileInputs, laySoundCatalog } from "./file-inputs.ts";
import { registryNumbers } from "./registry-numbers.ts";
import { tenant, write } from "./hostile-input.ts";

function layCatalog(lay: (root: string) => void = () => undefined): string {
  const root = makeFolder();
  onTestFinished(() => rmSync(root, { recursive: true }));
  laySoundCatalog(root);
  lay(root);
  return root;
}

describe.each(fileInputs)("$number: $name", ({ lay, errors }) => {
  test("is judged in its place", async () => {
    const root = layCatalog(lay);
    const before = digestOf(root);
    const checked = await checkTree({ root, today: "2026-11-23" });
    const found = checked.diagnostics.filter(({ severity }) => severity === "error");
    const places = found.map(({ file, span: { start } }) => `${file}:${start.line}:${start.column}`);
    expect(found.map(({ rule }, index) => `${places[index] ?? ""} ${rule}`)).toEqual(errors);
    const program = { version: "0", root: repository };
    const context = { color: false, dryRun: false, program, ...reportContext(root, checked) };
    const lines = (await renderCheck(checked, "text", context)).split("\n");
    expect(lines.filter((line) => / error .+ \w+\/[\w-]+$/.test(line)).map((line) => line.split(" ")[0])).toEqual(
      places,
    );
    expect(lines.filter((line) => /^ {4}at |\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u.test(line))).toEqual([]);
    expect(digestOf(root)).toBe(before);
  });
});

describe("the command line", () => {
  beforeAll(buildCli);

  test.each(commandInputs)("$number: $name", ({ lay, line, env, exit, stdout, stderr }) => {
    const cwd = layCatalog(lay);
    const before = digestOf(cwd);
    const program = { PATH: process.env["PATH"], HOME: cwd, TENANTRY_CHECK_CACHE: "off" };
    const said = spawnSync("bash", ["-c", line.replaceAll("$T", `${process.execPath} ${repository}bin/tenantry.js`)], {
      cwd,
      encoding: "utf8",
      env: { ...program, ...env },
    });
    expect(said.stderr).toMatch(stderr);
    expect(said.stdout).toMatch(stdout);
    expect(said.stdout + said.stderr).not.toMatch(/^ {4}at |^::(?!error )/m);
    expect(said.status).toBe(exit);
    expect(digestOf(cwd)).toBe(before);
  });
});

test("52: a folder of more files than the cap is not read", () => {
  const root = layCatalog();
  const { diagnostics, documents } = loadProject(openWorkingTree(root, 1), { maxEntries: 1 });
  const found = diagnostics.map(({ file, span, rule }) => `${file}:${span.start.line}:${span.start.column} ${rule}`);
  const folders = ["features", "tenants", "tiers"]; // there is one flag
  expect(found).toEqual(folders.map((folder) => `${folder}:1:1 schema/too-many-files`));
  expect(documents.map(({ kind }) => kind)).toEqual(["flag"]);
});

test("53: a file that is swapped after it was seen is not followed; a commit does not change", async () => {
  const root = layCatalog((folder) => write(folder, "tenants/hostile.yaml", tenant("")));
  commitAll(root, "Seen");
  const source = openWorkingTree(root);
  const swap = () => {
    renameSync(join(root, "tenants/hostile.yaml"), join(root, "hostile.yaml"));
    symlinkSync("/etc/passwd", join(root, "tenants/hostile.yaml"));
  };
  const loaded = loadProject({
    ...source,
    list: (folder) => {
      const entries = source.list(folder);
      if (folder === "tenants") swap();
      return entries;
    },
  });
  expect(loaded.diagnostics.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
    "tenants/hostile.yaml schema/unreadable-file",
  ]);
  const committed = await loadCommit(root, "HEAD");
  expect(committed.loaded.diagnostics).toEqual([]);
  expect(committed.loaded.documents.map(({ id }) => id)).toContain("hostile");
});

test("every number has its input", () => {
  const seen = new Set<unknown>([...fileInputs, ...commandInputs].map(({ number }) => number));
  for (const number of [52, 53, ...registryNumbers]) seen.add(number);
  const wanted = [...Array.from({ length: 67 }, (_, index) => index + 1), "byte-order mark", "CRLF"];
  expect(wanted.filter((number) => !seen.has(number))).toEqual([]);
});
