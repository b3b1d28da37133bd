import { beforeEach, expect, test } from "vitest";
import type { Loaded } from "../../../src/reader/answer.ts";
import { Memory } from "../../../src/reader/memory.ts";
import { sampleDocument } from "../../support/documents.ts";

let memory: Memory;
beforeEach(() => {
  memory = new Memory();
});

const document = sampleDocument("legal");
const loaded = (config_version: number, epoch = 1): Loaded => ({
  epoch,
  config_version,
  document,
  source: "redis",
  followed: true,
});
const absent: Loaded = { epoch: 1, config_version: 0, document: null, source: "postgres", followed: true };
const keep = (answer: Loaded, now = 0) => memory.keep("legal", answer, memory.mark("legal", 0), now);
const kept = (now = 0, live = true) => memory.find("legal", now, live)?.loaded.config_version;

test("an answer lives for a minute at most while changes are pushed, for half a second otherwise", () => {
  expect(keep(loaded(1))).toBe(true);
  expect([kept(53_000), kept(60_000)]).toEqual([1, undefined]);
  expect([kept(499, false), kept(500, false)]).toEqual([1, undefined]);
  keep({ ...loaded(2), followed: false });
  expect([kept(499), kept(500)]).toEqual([2, undefined]);
});

test("that a tenant is not there is believed for a second, and until something is announced", () => {
  expect(keep(absent)).toBe(true);
  expect([kept(899), kept(1_000)]).toEqual([0, undefined]);
  memory.raise("legal", { epoch: 1, config_version: 1 });
  expect(kept()).toBeUndefined();
});

test("what was loaded before a newer version was announced is neither kept nor answered", () => {
  const mark = memory.mark("legal", 0);
  memory.raise("legal", { epoch: 1, config_version: 2 });
  expect(memory.keep("legal", loaded(1), mark, 0)).toBe(false);
  expect(memory.keep("legal", absent, mark, 0)).toBe(false);
  expect(memory.keep("legal", loaded(2), mark, 0)).toBe(true);
  expect(kept()).toBe(2);
});

test("an announcement drops what is older, and keeps what is as new", () => {
  keep(loaded(2));
  memory.raise("legal", { epoch: 1, config_version: 2 });
  expect(kept()).toBe(2);
  memory.raise("legal", { epoch: 1, config_version: 3 });
  expect(kept()).toBeUndefined();
});

test("an older announcement does not lower the floor", () => {
  memory.raise("legal", { epoch: 1, config_version: 3 });
  memory.raise("legal", { epoch: 1, config_version: 2 });
  expect(keep(loaded(2))).toBe(false);
});

test("an answer raises the floor: nobody goes back behind it", () => {
  keep(loaded(3));
  memory.clear();
  expect(keep(loaded(2))).toBe(false);
  expect(keep(loaded(3))).toBe(true);
});

test("a new epoch ends every answer of the one before", () => {
  keep(loaded(9));
  memory.advance(2);
  expect(kept()).toBeUndefined();
  expect(keep(loaded(10))).toBe(false);
  expect(keep(loaded(1, 2))).toBe(true);
});

test("what was on its way when announcements were missed is refused", () => {
  const mark = memory.mark("legal", 0);
  memory.clear();
  expect(memory.keep("legal", loaded(1), mark, 0)).toBe(false);
});

test("ids that do not exist do not fill the memory without bound", () => {
  for (let i = 0; i <= 50_000; i++) memory.keep(`t_${i}`, absent, memory.mark(`t_${i}`, 0), 0);
  expect([memory.find("t_0", 0, true), memory.find("t_1", 0, true)?.loaded]).toEqual([undefined, absent]);
});

const polled: Loaded = { ...loaded(1), source: "postgres", followed: false };
const keepAt = (answer: Loaded, at: number) => memory.keep("legal", answer, memory.mark("legal", at), at);

test("what PostgreSQL has confirmed is answered on, three quarters of a second after its last word at most", () => {
  memory.confirm(100, 90);
  keepAt(polled, 100);
  expect([kept(599, false), kept(600, false)]).toEqual([1, 1]);
  memory.confirm(100, 600);
  expect([kept(1_349, false), kept(1_350, false)]).toEqual([1, undefined]);
});

test("what PostgreSQL confirms is asked of Redis again soon when changes are pushed again", () => {
  memory.confirm(100, 90);
  keepAt(polled, 100);
  memory.confirm(100, 5_000);
  expect([kept(5_099), kept(5_100), kept(5_100, false)]).toEqual([1, undefined, 1]);
});

test.each([
  ["was asked for before anybody counted changes", polled, 99],
  ["Redis gave, as it may lag behind what was counted", { ...loaded(1), followed: false }, 100],
] as const)("PostgreSQL confirms nothing that %s", (_, answer, at) => {
  memory.confirm(100, 90);
  keepAt(answer, at);
  memory.confirm(100, 600);
  expect(kept(at + 500, false)).toBeUndefined();
  const entry = memory.known("legal");
  expect(entry && memory.ageOf(entry, 700, -Infinity)).toBe(700 - at);
});

test("a poll makes what it confirms younger", () => {
  memory.confirm(100, 90);
  keepAt(polled, 100);
  memory.confirm(100, 600);
  const entry = memory.known("legal");
  expect(entry && memory.ageOf(entry, 700, -Infinity)).toBe(100);
});

test("it is told once that an answer was used whose changes nobody pushes", () => {
  keep(loaded(1));
  expect([kept(1, true), memory.takeUnfollowed()]).toEqual([1, false]);
  expect([kept(1, false), memory.takeUnfollowed(), memory.takeUnfollowed()]).toEqual([1, true, false]);
});

test("a tenant of which a version is known is missing only in an earlier or a later epoch", () => {
  memory.raise("legal", { epoch: 1, config_version: 5 });
  expect(keep(absent)).toBe(false);
  memory.advance(2);
  expect(keep(absent)).toBe(true);
});

test("a copy that nobody has confirmed is found for no kind of read", () => {
  memory.remember("legal", loaded(1), 0);
  expect(memory.findOlder("legal", 1, 300_000)).toBeUndefined();
  keep(loaded(1));
  expect(memory.findOlder("legal", 299_999, 300_000)?.loaded.config_version).toBe(1);
  expect(memory.findOlder("legal", 300_000, 300_000)).toBeUndefined();
});
