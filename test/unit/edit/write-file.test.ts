import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { replaceFile } from "../../../src/edit/write-file.ts";
import { makeFolder } from "../../support/git-folder.ts";

function folderWith(content: string): string {
  const root = makeFolder();
  onTestFinished(() => {
    rmSync(root, { recursive: true });
  });
  mkdirSync(join(root, "flags"));
  writeFileSync(join(root, "flags/a.yaml"), content);
  return root;
}

test("a file gets its new text; its mode and byte-order mark stay, and nothing is left beside it", () => {
  const root = folderWith("\ufeffa: 1\r\n");
  const path = join(root, "flags/a.yaml");
  chmodSync(path, 0o664);
  replaceFile(root, "flags/a.yaml", "a: 1\r\n", "a: 2\r\n");
  expect(readFileSync(path, "utf8")).toBe("\ufeffa: 2\r\n");
  expect(statSync(path).mode & 0o777).toBe(0o664);
  expect(readdirSync(join(root, "flags"))).toEqual(["a.yaml"]);
});

test("a file that has changed since it was read is left alone", () => {
  const root = folderWith("a: 3\n");
  expect(() => {
    replaceFile(root, "flags/a.yaml", "a: 1\n", "a: 2\n");
  }).toThrow("flags/a.yaml has changed since it was read.");
  expect(readFileSync(join(root, "flags/a.yaml"), "utf8")).toBe("a: 3\n");
});

test("nothing is written through a link, to a file or to its folder", () => {
  const root = folderWith("a: 1\n");
  symlinkSync("a.yaml", join(root, "flags/b.yaml"));
  symlinkSync("flags", join(root, "linked"));
  for (const file of ["flags/b.yaml", "linked/a.yaml"])
    expect(() => {
      replaceFile(root, file, "a: 1\n", "a: 2\n");
    }).toThrow("is a link");
  expect(readFileSync(join(root, "flags/a.yaml"), "utf8")).toBe("a: 1\n");
  expect(lstatSync(join(root, "flags/b.yaml")).isSymbolicLink()).toBe(true);
});
