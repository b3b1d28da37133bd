/** What is printed must be what git takes: each diff is applied by git itself. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { unifiedDiff } from "../../../../src/report/fixes/unified-diff.ts";
import { makeFolder } from "../../../support/git-folder.ts";

const long = Array.from({ length: 40 }, (_, index) => `line ${String(index)}\n`).join("");

test.each([
  ["a changed line", "a\nb\nc\n", "a\nB\nc\n"],
  ["lines that come and go", "a\nb\nc\nd\n", "b\nnew\nc\n"],
  ["two places", long, long.replace("line 3\n", "").replace("line 30\n", "line 30\nmore\n")],
  ["Windows line ends", "a\r\nb\r\n", "a\r\nc\r\n"],
  ["a line end that comes", "a\nb", "a\nb\n"],
  ["a line end that goes", "a\nb\n", "a\nb"],
  ["everything", "a\n", "b\nc\n"],
  ["a long file, line by line", "a\n".repeat(2500), "b\n".repeat(2500)],
])("%s", (_, before, after) => {
  const root = makeFolder();
  onTestFinished(() => {
    rmSync(root, { recursive: true });
  });
  mkdirSync(join(root, "flags"));
  writeFileSync(join(root, "flags/a.yaml"), before);
  execFileSync("git", ["apply", "-"], { cwd: root, input: unifiedDiff("flags/a.yaml", before, after) });
  expect(readFileSync(join(root, "flags/a.yaml"), "utf8")).toBe(after);
});

test("nothing where nothing differs", () => {
  expect(unifiedDiff("flags/a.yaml", "a\n", "a\n")).toBe("");
});
