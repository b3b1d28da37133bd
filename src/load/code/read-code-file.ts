import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import type { SkippedFiles } from "../../model/code-references.ts";

/** What is larger was hardly written by a person. */
const MAX_CODE_BYTES = 1_048_576;
/** Where git looks for the byte that tells binary files from texts. */
const FIRST_BYTES = 8000;

/** Why a file gives no text; `gone` is no file: a link, a folder, or one that git lists and somebody has deleted. */
type NoText = keyof SkippedFiles | "gone";

/** One buffer for all files: ten thousand of their own would keep the collector busy. */
const buffer = Buffer.allocUnsafeSlow(MAX_CODE_BYTES);

/** The text of a source file without its byte-order mark, or why there is none. Links are not followed. */
export function readCodeFile(path: string): { readonly text: string } | NoText {
  let file: number;
  try {
    // Without O_NONBLOCK, opening a pipe would wait for ever.
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    // A name that is not UTF-8 is not the file's name any more when it arrives here.
    if (code === "ENOENT") return path.includes("\ufffd") ? "unreadable" : "gone";
    return code === "ELOOP" || code === "ENOTDIR" || code === "ENXIO" ? "gone" : "unreadable";
  }
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return "gone";
    if (stats.size > MAX_CODE_BYTES) return "large";
    return decode(readAll(file, stats.size));
  } catch {
    return "unreadable"; // it went bad while it was read
  } finally {
    closeSync(file);
  }
}

function readAll(file: number, size: number): Buffer {
  let length = 0;
  while (length < size) {
    const read = readSync(file, buffer, length, size - length, length);
    if (read === 0) break;
    length += read;
  }
  return buffer.subarray(0, length);
}

function decode(bytes: Buffer): { text: string } | "binary" {
  if (bytes.subarray(0, FIRST_BYTES).includes(0)) return "binary";
  const text = bytes.toString("utf8");
  return { text: text.startsWith("\ufeff") ? text.slice(1) : text };
}
