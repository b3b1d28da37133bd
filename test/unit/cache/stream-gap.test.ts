import { expect, test } from "vitest";
import { findGap, parseState } from "../../../src/cache/stream-gap.ts";

const position = { id: "100-1", read: 10 };

test.each([
  ["nothing happened", { last: "100-1", added: 10, length: 10 }, undefined],
  ["entries wait, none is trimmed", { last: "100-5", added: 14, length: 4 }, undefined],
  ["only entries that were read are trimmed", { last: "100-1", added: 10, length: 0 }, undefined],
  ["one unread entry is trimmed", { last: "100-5", added: 14, length: 3 }, "trimmed"],
  ["the stream was deleted and is empty", { last: "0-0", added: 0, length: 0 }, "recreated"],
  ["the stream was deleted and has fewer entries", { last: "200-1", added: 3, length: 3 }, "recreated"],
  ["the stream was deleted, same last id, more entries", { last: "100-1", added: 12, length: 12 }, "counter"],
  ["the last id is smaller as a number, larger as text", { last: "99-1", added: 10, length: 10 }, "recreated"],
])("%s", (_, state, gap) => {
  expect(findGap(position, state)).toBe(gap);
});

test("a reader without a position has to start", () => {
  expect(findGap(undefined, { last: "1-1", added: 1, length: 1 })).toBe("start");
});

test("XINFO without one of the counters is refused", () => {
  expect(parseState(["length", 2, "entries-added", 3, "last-generated-id", "1-1"])).toEqual({
    last: "1-1",
    added: 3,
    length: 2,
  });
  expect(() => parseState(["length", 2, "last-generated-id", "1-1"])).toThrow(TypeError);
});
