/** Whatever the reader of plain documents reads, the parser reads alike, and the profile accepts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { usualSize } from "../../bench/catalog/catalog.ts";
import { writeCatalog } from "../../bench/catalog/write-catalog.ts";
import { openWorkingTree } from "../../src/load/disk-source.ts";
import { readPlain } from "../../src/load/plain/read-plain.ts";
import { readEvents } from "../../src/load/profile/events.ts";
import { readRoot } from "../../src/load/profile/read-value.ts";
import { makeFolder } from "../support/git-folder.ts";
import { runs } from "../support/runs.ts";
import { plainText } from "./plain-text.ts";
import { yamlText } from "./yaml-text.ts";

test.each([
  ["texts in the plain form, spoilt here and there", plainText, 20_000, 8000],
  ["texts in every form", yamlText, 10_000, 300],
])("%s", (_name, texts, count, least) => {
  let plain = 0;
  const property = fc.property(texts, (text) => {
    const data = readPlain(text);
    if (data === undefined) return;
    plain++;
    expect(data).toStrictEqual(readRoot(text, readEvents(text)));
  });
  fc.assert(property, { ...runs(count, 20261123), endOnFailure: true });
  expect(plain).toBeGreaterThan(least); // the property says nothing about texts that are left to the parser
});

test("what is nested deeper is left to the parser, however deep", () => {
  const open = (levels: number) => `a: ${"[".repeat(levels)}${"]".repeat(levels)}\n`;
  expect(readPlain(open(9))).toBeDefined();
  expect(readPlain(open(10))).toBeUndefined();
  expect(readPlain(open(30_000))).toBeUndefined();
  expect(readPlain(Array.from({ length: 300 }, (_, level) => `${" ".repeat(level)}a:\n`).join(""))).toBeUndefined();
  expect(readPlain(`a:\n  ${"- ".repeat(30_000)}b\n`)).toBeUndefined();
});

test("a generated catalog is plain", () => {
  const folder = makeFolder();
  writeCatalog(folder, { ...usualSize, tenants: 300 });
  const left = openWorkingTree(folder)
    .list(".")
    ?.filter(({ path }) => readPlain(readFileSync(join(folder, path), "utf8")) === undefined);
  expect(left).toEqual([]);
});
