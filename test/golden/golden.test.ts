/**
 * Every folder test/golden/<command>/<case>/ is a test of the built command line:
 *
 *   cmd          what stands after `tenantry`
 *   input/       files laid over test/golden/catalog/ (all of it when there is a tenantry.yaml); an empty file deletes
 *   base         when it exists, test/golden/catalog/ is committed first, so that HEAD is the state before input/
 *   history/DAY/  files laid over the catalog and committed on that day, such as 2026-10-01/, before input/
 *   shallow      when it exists, the repository lacks what came before its last commit
 *   output/      when it exists, what the files of these names must be afterwards
 *   stdout.txt, stderr.txt, exit   what must come out; stderr.txt is absent when nothing does
 *
 * `UPDATE_GOLDEN=1 npx vitest run --project unit test/golden` accepts what comes out.
 */
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildCli, repository, runCli } from "../support/cli.ts";
import { commitAll, git, gitOn, makeFolder } from "../support/git-folder.ts";

const golden = join(repository, "test/golden");
const catalog = join(golden, "catalog");
const accept = process.env["UPDATE_GOLDEN"] === "1";
const cases = folders(golden).flatMap((command) => folders(join(golden, command)).map((name) => `${command}/${name}`));

describe.concurrent("golden", () => {
  beforeAll(buildCli);

  it.each(cases.filter((name) => existsSync(join(golden, name, "cmd"))))("%s", async (name) => {
    const folder = join(golden, name);
    const cwd = makeFolder();
    try {
      prepare(folder, cwd);
      const args = readFileSync(join(folder, "cmd"), "utf8").trim().split(/\s+/);
      const { exit, stdout, stderr } = await runCli(args, { cwd });
      const said = { "stdout.txt": clean(stdout, cwd), "stderr.txt": clean(stderr, cwd), exit: `${String(exit)}\n` };
      for (const [file, text] of Object.entries(said)) if (accept) keep(join(folder, file), text);
      expect(said).toEqual(Object.fromEntries(Object.keys(said).map((file) => [file, read(join(folder, file))])));
      for (const path of filesBelow(join(folder, "output"))) {
        if (accept) cpSync(join(cwd, path), join(folder, "output", path));
        expect(read(join(cwd, path))).toBe(read(join(folder, "output", path)));
      }
    } finally {
      rmSync(cwd, { recursive: true });
    }
  });
});

function prepare(folder: string, cwd: string): void {
  const input = join(folder, "input");
  if (!existsSync(join(input, "tenantry.yaml"))) cpSync(catalog, cwd, { recursive: true });
  if (existsSync(join(folder, "base"))) commitAll(cwd, "The state before");
  commitHistory(join(folder, "history"), cwd);
  if (existsSync(join(folder, "shallow"))) writeFileSync(join(cwd, ".git/shallow"), git(cwd, "rev-parse", "HEAD"));
  if (existsSync(input)) cpSync(input, cwd, { recursive: true });
  removeEmpty(cwd);
}

function commitHistory(history: string, cwd: string): void {
  if (!existsSync(history)) return;
  git(cwd, "init", "--quiet", "--initial-branch=main");
  for (const day of folders(history).sort()) {
    cpSync(join(history, day), cwd, { recursive: true });
    removeEmpty(cwd);
    git(cwd, "add", "--all");
    gitOn(day, cwd, "commit", "--quiet", "--message", day);
  }
}

function removeEmpty(cwd: string): void {
  for (const path of readdirSync(cwd, { recursive: true, encoding: "utf8" })) {
    if (path.startsWith(".git/")) continue;
    const file = join(cwd, path);
    if (statSync(file).isFile() && statSync(file).size === 0) rmSync(file);
  }
}

/** What differs from one machine or run to the next. */
function clean(text: string, cwd: string): string {
  return text
    .replaceAll(cwd, "<cwd>")
    .replace(/\btenantry\/\d\S* \S+ node-\S+/, "tenantry/<version> <platform>")
    .replaceAll(/\b[0-9a-f]{40}\b/g, "<commit>");
}

function folders(parent: string): string[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function keep(file: string, text: string): void {
  if (text === "") rmSync(file, { force: true });
  else writeFileSync(file, text);
}
