/** What keys of flags have to do with each other, in numbers at which comparing all pairs would be felt. */
import { expect, test } from "vitest";
import type { Key } from "../../../src/check/names/list-keys.ts";
import { findNeighbours } from "../../../src/check/names/find-neighbours.ts";
import { foldKey } from "../../../src/check/names/key-words.ts";
import { stemsOf } from "../../../src/check/names/stems.ts";
import { editsBetween } from "../../../src/model/nearest.ts";
import { loadFiles } from "./memory-project.ts";

const config = loadFiles().config;
if (config === undefined) throw new Error("The sound catalog has a tenantry.yaml.");
const document = config;

function keysOf(ids: readonly string[]): Key[] {
  return ids.map((id) => ({ id, kind: "flag", place: { document, path: [], part: "value" } }));
}

function pairsOf(ids: readonly string[]): string[] {
  return [...findNeighbours(keysOf(ids), 6)]
    .flatMap(([key, others]) => others.map((other) => `${other.id} ${key.id}`))
    .sort();
}

test("neighbours are those that comparing all pairs finds", () => {
  const ids = Array.from({ length: 400 }, (_, index) =>
    ((index * 17) % 2187)
      .toString(3)
      .padStart(6 + (index % 2), "0")
      .replace(/\d/g, (digit) => "abc"[Number(digit)] ?? ""),
  );
  const different = [...new Set(ids)];
  const expected = different.flatMap((id, index) =>
    different.slice(0, index).flatMap((other) => (editsBetween(id, other) === 1 ? [`${other} ${id}`] : [])),
  );
  expect(expected.length).toBeGreaterThan(20);
  expect(pairsOf(different)).toEqual(expected.sort());
});

test("five thousand numbered keys are no neighbours of each other, and one that is misspelt is found", () => {
  const ids = Array.from({ length: 5000 }, (_, index) => `rollout_of_part_${index}`);
  expect(pairsOf([...ids, "rollout_of_prat_77"])).toEqual(["rollout_of_part_77 rollout_of_prat_77"]);
});

test.each([
  ["search", "search"],
  ["search_v2_experimental", "search"],
  ["new_search_final", "search"],
  ["search-v1", "search"],
  ["search_2", "search"],
  ["searchv3", "search"],
  ["new_old", "new"],
  ["region_1", "region1"],
  ["prefer_ipv4", "preferipv4"],
])("%s is about %s", (id, stem) => {
  const keys = keysOf([...new Set(["search", id])]);
  expect([...stemsOf(keys).values()].at(-1)).toBe(stem);
});

test("a key is folded as it is heard", () => {
  expect(foldKey("Search-Tips_2")).toBe("searchtips2");
});
