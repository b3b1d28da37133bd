import { expect, test } from "vitest";
import { describePlace, readDocument } from "./read.ts";

const utf16 = (mark: number[], text: string) => Buffer.concat([Buffer.of(...mark), Buffer.from(text, "utf16le")]);

test.each([
  ["an invalid byte", Buffer.concat([Buffer.from("a: é\nb: "), Buffer.of(0xe9), Buffer.from("\n")]), "2:4"],
  ["an invalid byte behind a real U+FFFD", Buffer.concat([Buffer.from("a: \ufffd "), Buffer.of(0xff)]), "1:6"],
  ["the same behind a byte-order mark", Buffer.concat([Buffer.from("\ufeffa: \ufffd "), Buffer.of(0xff)]), "1:6"],
  ["an overlong NUL", Buffer.concat([Buffer.from("a: "), Buffer.of(0xc0, 0x80)]), "1:4"],
  ["an encoded surrogate", Buffer.concat([Buffer.from("a: "), Buffer.of(0xed, 0xa0, 0x80)]), "1:4"],
  ["UTF-16 with its mark", utf16([0xff, 0xfe], "a: 1\n"), "1:1"],
])("refuses %s", (_name, bytes, place) => {
  expect(describePlace(bytes)).toBe(`${place} schema/not-utf8`);
});

test("refuses UTF-16 without a mark at its first NUL", () => {
  expect(describePlace(utf16([], "a: 1\n"))).toBe("1:2 schema/forbidden-character");
});

test("accepts 65,536 bytes and refuses one more, whatever their number of characters", () => {
  const text = `a: "${"é".repeat(32_765)}"`;
  expect(Buffer.byteLength(text)).toBe(65_535);
  expect(readDocument(`${text}\n`).data).toEqual({ a: "é".repeat(32_765) });
  expect(describePlace(`${text}\n\n`)).toBe("1:1 schema/file-too-large");
});

test("reads a view into a larger buffer", () => {
  expect(readDocument(Buffer.from("xxa: 1xx").subarray(2, 6)).data).toEqual({ a: 1 });
});
