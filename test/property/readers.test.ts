/**
 * Whatever the bytes of a file are, its reader ends with data or findings: no exception, no stack, no place outside of
 * the file. `TENANTRY_FUZZ=SEED:INDEX` repeats one input of a run that failed.
 */
import { rmSync } from "node:fs";
import { Script } from "node:vm";
import { afterAll, expect, test } from "vitest";
import { Random } from "../../bench/catalog/random.ts";
import { runs } from "../support/runs.ts";
import { folder } from "./fuzz/judge-file.ts";
import { mutate } from "./fuzz/mutate.ts";
import type { Reader } from "./fuzz/readers.ts";
import { readers } from "./fuzz/readers.ts";

/** So long may a batch take that ends in a fifth of a second: then an input of it does not end. */
const HUNG_MS = 120_000;
const BATCH = 200;
const deck = readers.flatMap((reader) => Array<Reader>(reader.weight).fill(reader)) as [Reader, ...Reader[]];
const everything = deck.flatMap(({ seeds }) => seeds) as [Buffer, ...Buffer[]];
const { numRuns, seed = Date.now() % 2 ** 31 } = runs(20_000, 20261123);

afterAll(() => rmSync(folder, { recursive: true }));

/** Each input has numbers of its own, so that one can be made again without those before it. */
function inputOf(start: number, index: number): { readonly reader: Reader; readonly bytes: Buffer } {
  const random = new Random(start, String(index));
  const reader = random.pick(deck);
  const others = random.chance(0.1) ? everything : reader.seeds;
  return { reader, bytes: mutate(random, random.pick(reader.seeds), others) };
}

function judge(start: number, index: number): void {
  const { reader, bytes } = inputOf(start, index);
  try {
    reader.judge(bytes);
  } catch (error) {
    throw describe(reader, bytes, `${start}:${index}`, error);
  }
}

function describe({ name }: Reader, bytes: Buffer, input: string, cause: unknown): Error {
  const repeat = `TENANTRY_FUZZ=${input} npx vitest run --project unit test/property/readers.test.ts`;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new Error(`${name}: ${message}\n${repeat}\n${JSON.stringify(bytes.toString("latin1"))}`, { cause });
}

/** Nothing else ends a loop that never gives way. */
function judgeBatch(start: number, from: number, to: number): void {
  let at = from;
  Reflect.set(globalThis, "judgeBatch", () => {
    for (; at < to; at++) judge(start, at);
  });
  try {
    new Script("judgeBatch()").runInThisContext({ timeout: HUNG_MS });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT")) throw error;
    const { reader, bytes } = inputOf(start, at);
    throw describe(reader, bytes, `${start}:${at}`, new Error("It does not end."));
  }
}

const wanted = /^(\d+):(\d+)$/.exec(process.env["TENANTRY_FUZZ"] ?? "");

test.skipIf(wanted !== null)(
  `${numRuns} inputs from the seed ${seed}`,
  () => {
    for (let from = 0; from < numRuns; from += BATCH) judgeBatch(seed, from, Math.min(numRuns, from + BATCH));
    expect.assertions(0);
  },
  3_600_000,
);

test.runIf(wanted !== null)("the input that TENANTRY_FUZZ names", () => {
  const [, start, index] = wanted ?? [];
  expect(() => judge(Number(start), Number(index))).not.toThrow();
});

test("a valid file of each kind is read", () => {
  for (const reader of readers) for (const bytes of reader.seeds) expect(() => reader.judge(bytes)).not.toThrow();
});

test("an input that is named is the same again", () => {
  expect(inputOf(7, 3)).toEqual(inputOf(7, 3));
  expect(inputOf(7, 4).bytes).not.toEqual(inputOf(7, 3).bytes);
});
