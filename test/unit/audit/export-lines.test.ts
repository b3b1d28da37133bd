import { describe, expect, it } from "vitest";
import { LineWriter } from "../../../src/audit/export-lines.ts";
import { LineReader } from "../../../src/audit/line-reader.ts";
import { sortNames } from "../../../src/audit/export-names.ts";
import { parseCheckpoint } from "../../../src/audit/checkpoint.ts";
import type { SealedRow } from "../../../src/model/sealed.ts";

const row: SealedRow = { kind: "row", n: 1, pk: "a1", old: null, new: '{"a":"é\u2028"}', digest: "00" };
const line = new LineWriter(41).write(row).trimEnd();

describe("lines of an export", () => {
  it("are read as they were written", () => {
    expect(new LineReader(41).read(line)).toMatchObject(row);
    expect(JSON.parse(line)).toMatchObject({ seq: 42, link: 0, tbl: "" });
  });

  it.each([
    ["another place", line.replace('"seq":42', '"seq":43')],
    ["a field more", line.replace("}", ',"x":1}')],
    ["a field less", line.replace('"pk":"a1",', "")],
    ["another type", line.replace('"old":null', '"old":1')],
    ["a space", line.replace(":", ": ")],
    ["a key twice", line.replace('"n":1', '"n":1,"n":1')],
    ["another kind", line.replace('"row"', '"rows"')],
    ["a kind that every object has", line.replace('"row"', '"constructor"')],
    ["no object", "null"],
    ["nothing", ""],
  ])("are refused with %s", (_, changed) => {
    expect(new LineReader(41).read(changed)).toBeUndefined();
  });
});

it("checkpoints are refused with anything behind them", () => {
  const text = `o\n1\n${"A".repeat(43)}=\nrows 1\nfile f ${"0".repeat(64)} -\nprevious -\n`;
  expect(parseCheckpoint(text)).toMatchObject({ origin: "o", links: 1, version: null, previous: null });
  expect(parseCheckpoint(`${text}x\n`)).toBeUndefined();
});

it("names are sorted into ranges, and what is somebody else's is left out", () => {
  const [a, b] = ["audit-000000000001-000000000002", "audit-000000000003-000000000003"];
  expect(
    sortNames([`${b}.jsonl`, `${a}.checkpoint`, `${a}.jsonl`, "README", "audit-1-2.jsonl", `${a} (1).jsonl`]),
  ).toEqual({
    ranges: [
      { from: 1, to: 2, data: true, checkpoint: true },
      { from: 3, to: 3, data: true, checkpoint: false },
    ],
    strange: [`${a} (1).jsonl`, "audit-1-2.jsonl"],
  });
});
