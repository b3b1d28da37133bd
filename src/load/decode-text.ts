import { isUtf8 } from "node:buffer";
import { Breach } from "./breach.ts";

/** A file has at most this many bytes: far more than a person writes, little enough for the slowest parser. */
export const MAX_FILE_BYTES = 65_536;

const BYTE_ORDER_MARK = "\ufeff";
const REPLACEMENT = "\ufffd";

/** The text of a file without its byte-order mark; what is not UTF-8 becomes U+FFFD. */
export function decodeText(bytes: Buffer): string {
  const text = bytes.toString("utf8", 0, MAX_FILE_BYTES);
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** Throws a Breach when the file is too large or not UTF-8; `text` is what decodeText made of it. */
export function refuseBytes(bytes: Buffer, text: string): void {
  if (bytes.length > MAX_FILE_BYTES)
    throw new Breach(
      "schema/file-too-large",
      [0, 0],
      "The file is larger than 65,536 bytes.",
      "Keep one entity a file; long texts belong elsewhere.",
    );
  if (isUtf8(bytes)) return;
  const [at, byte] = findInvalid(bytes, text);
  const wide = bytes.subarray(0, 2).equals(Buffer.of(0xff, 0xfe)) || bytes.subarray(0, 2).equals(Buffer.of(0xfe, 0xff));
  throw new Breach(
    "schema/not-utf8",
    [at, at + 1],
    `The byte 0x${byte.toString(16).padStart(2, "0")} is not UTF-8 text.`,
    wide ? "The file is UTF-16: save it as UTF-8." : "Save the file as UTF-8.",
  );
}

/** The first U+FFFD that the bytes do not spell out is the place; with it goes the byte that stands there. */
function findInvalid(bytes: Buffer, text: string): [offset: number, byte: number] {
  const skipped = bytes.toString("utf8", 0, 3) === BYTE_ORDER_MARK ? 3 : 0;
  let at = text.indexOf(REPLACEMENT);
  for (; at !== -1; at = text.indexOf(REPLACEMENT, at + 1)) {
    const start = skipped + Buffer.byteLength(text.slice(0, at));
    if (bytes.toString("latin1", start, start + 3) !== "\xef\xbf\xbd") return [at, bytes[start] ?? 0];
  }
  throw new Error("Bytes that are not UTF-8 were decoded without a replacement character.");
}
