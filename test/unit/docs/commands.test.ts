import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("docs/commands.md says what every argument, flag and setting is for", () => {
  const text = readFileSync(new URL("../../../docs/commands.md", import.meta.url), "utf8");
  const rows = text.split("\n").filter((line) => line.startsWith("| `"));
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.filter((line) => /\|\s*\|$/.test(line))).toEqual([]);
});
