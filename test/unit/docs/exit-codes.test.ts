import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exitCodes } from "../../../src/cli/exit-codes.ts";
import { repository } from "../../support/cli.ts";

test("docs/architecture.md has every exit code, and no other", () => {
  const text = readFileSync(join(repository, "docs/architecture.md"), "utf8");
  const [table = ""] = (text.split("\n## Exit codes\n")[1] ?? "").split("\n## ");
  const codes = [...table.matchAll(/^\| ([\d, ]+?) +\|/gm)].flatMap(([, cell = ""]) => cell.split(", ").map(Number));
  const ascending = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
  expect(ascending(codes)).toEqual(ascending(Object.values(exitCodes)));
});
