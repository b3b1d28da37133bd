import {
  chmodSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FileMemory } from "../../../src/load/memory-file.ts";
import type { JsonValue } from "../../../src/model/json.ts";
import { makeFolder } from "../../support/git-folder.ts";

let folder: string;
beforeEach(() => {
  folder = join(makeFolder(), "cache");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

const file = () => join(folder, "documents.json");
const open = (tool = "tool-1", owner?: number) => new FileMemory({ folder, tool, owner }, "documents");

function keep(entries: Record<string, JsonValue>, tool?: string): void {
  const memory = open(tool);
  for (const [key, value] of Object.entries(entries)) memory.set(key, value);
  memory.save();
}

test("gives back what was kept, to the order of the keys", () => {
  const value = { b: [1, "ä\u2028", true, null], a: { "10": 1.5, x: "" } };
  keep({ one: value });
  expect(JSON.stringify(open().get("one"))).toBe(JSON.stringify(value));
  expect(open().get("two")).toBeUndefined();
  expect(open().get("constructor")).toBeUndefined();
});

test("is readable for its user only, and leaves nothing beside it", () => {
  keep({ one: 1 });
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder)).toEqual(["documents.json"]);
});

test("forgets what another program wrote", () => {
  keep({ one: 1 }, "tool-1");
  expect(open("tool-2").get("one")).toBeUndefined();
});

test.each<[string, (path: string) => void]>([
  ["a changed digit", (path) => writeFileSync(path, readFileSync(path, "utf8").replace('"one":1', '"one":2'))],
  ["a file that was cut", (path) => writeFileSync(path, readFileSync(path).subarray(0, -1))],
  ["something behind the end", (path) => writeFileSync(path, " ", { flag: "a" })],
  ["no line at all", (path) => writeFileSync(path, "{}")],
  ["an empty file", (path) => writeFileSync(path, "")],
  ["a file that others may write", (path) => chmodSync(path, 0o620)],
  [
    "a link",
    (path) => {
      writeFileSync(`${path}.x`, readFileSync(path));
      rmSync(path);
      symlinkSync(`${path}.x`, path);
    },
  ],
])("forgets everything because of %s", (_, damage) => {
  keep({ one: 1 });
  expect(open().get("one")).toBe(1);
  damage(file());
  expect(open().get("one")).toBeUndefined();
});

test("does not believe a file of somebody else", () => {
  keep({ one: 1 });
  const { uid } = statSync(file());
  expect(open("tool-1", uid).get("one")).toBe(1);
  expect(open("tool-1", uid + 1).get("one")).toBeUndefined();
});

test("is not written again when nothing is new", () => {
  keep({ one: 1, two: 2 });
  rmSync(file());
  const memory = open();
  memory.save();
  expect(existsSync(file())).toBe(false);
});

test("drops what is not asked for any more, once that is much", () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`k${String(index)}`, index]));
  keep(many);
  const ask = (count: number, added: string) => {
    const memory = open();
    for (let index = 0; index < count; index++) memory.get(`k${String(index)}`);
    memory.set(added, true);
    memory.save();
  };
  ask(90, "a");
  expect(open().get("k99")).toBe(99);
  ask(20, "b");
  expect([open().get("k19"), open().get("k20"), open().get("k99")]).toEqual([19, undefined, undefined]);
});

test("only saves time: a folder that cannot be made is no failure", () => {
  writeFileSync(folder, "a file in its place");
  keep({ one: 1 });
  expect(open().get("one")).toBeUndefined();
  expect(readFileSync(folder, "utf8")).toBe("a file in its place");
});

test.runIf(existsSync("/proc"))("a folder in which nothing can be made, such as one below /proc, ends at once", () => {
  const memory = new FileMemory({ folder: "/proc/nowhere/cache", tool: "tool-1" }, "documents");
  memory.set("one", 1);
  memory.save();
  expect(existsSync("/proc/nowhere")).toBe(false);
});
