import { expect, test } from "vitest";
import type { JsonPath } from "../../../src/model/json.ts";
import { readDocument } from "./read.ts";

const source = `# The legal department
tenant_id: legal
limits:
  max_users: 50   # fifty
  "quoted: key": {value: 60, reason: 'year-end', empty: , last}
compliance: [sox, {a: b}, [c, ], d: e]
blank:
rollout:
  - percent: 5
    tiers: [gold]
  -
  - |-   # text
    two | lines
    of it
  - last
? explicit
: value
text: >-

  folded
`;
const document = readDocument(source);

function shown(path: JsonPath, part?: "key" | "value"): string {
  const { start, end } = document.locate(path, part);
  return `${start.line}:${start.column} ${source.slice(start.offset, end.offset)}`;
}

test.each<[JsonPath, string]>([
  [["tenant_id"], "2:12 legal"],
  [["limits", "max_users"], "4:14 50"],
  [["limits", "quoted: key"], "5:18 {value: 60, reason: 'year-end', empty: , last}"],
  [["limits", "quoted: key", "reason"], "5:38 'year-end'"],
  [["limits", "quoted: key", "empty"], "5:56 "],
  [["limits", "quoted: key", "last"], "5:63 "],
  [["compliance"], "6:13 [sox, {a: b}, [c, ], d: e]"],
  [["compliance", 1], "6:19 {a: b}"],
  [["compliance", 2, 0], "6:28 c"],
  [["compliance", 3], "6:34 d: e"],
  [["blank"], "7:7 "],
  [["rollout", 0], "9:5 percent: 5\n    tiers: [gold]"],
  [["rollout", 1], "11:4 "],
  [["rollout", 2], "12:5 |-   # text\n    two | lines\n    of it"],
  [["rollout", 3], "15:5 last"],
  [["explicit"], "17:3 value"],
  [["text"], "18:7 >-\n\n  folded"],
])("the value at %j", (path, expected) => {
  expect(shown(path)).toBe(expected);
});

test.each<[JsonPath, string]>([
  [["limits"], "3:1 limits"],
  [["limits", "quoted: key"], '5:3 "quoted: key"'],
  [["limits", "quoted: key", "last"], "5:59 last"],
  [["explicit"], "16:3 explicit"],
  [[], "2:1 tenant_id"],
  [["rollout", 0], "9:5 percent"],
  [["rollout", 3], "15:5 last"],
])("the key at %j", (path, expected) => {
  expect(shown(path, "key")).toBe(expected);
});

test("a path that does not exist gives the nearest enclosing value", () => {
  expect(shown(["limits", "max_users", "value"])).toBe("4:14 50");
  expect(shown(["nothing", "here"], "key")).toBe("2:1 tenant_id");
});

test("lines end with \\n, and a byte-order mark is not counted", () => {
  const { start, end } = readDocument("\ufeffa: 1\r\nb:\r\n  c: 22\r\n").locate(["b", "c"]);
  expect(start).toEqual({ offset: 15, line: 3, column: 6 });
  expect(end).toEqual({ offset: 17, line: 3, column: 8 });
});
