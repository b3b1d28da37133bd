import { randomUUID } from "node:crypto";
import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { OperationalError } from "../model/operational-error.ts";

const BYTE_ORDER_MARK = "\ufeff";

/**
 * Puts a text in the place of another one, in one step: whoever reads the file sees the old or the new text. Its mode
 * and a byte-order mark stay. `file` is relative to `root`, with forward slashes; both texts are without the mark.
 *
 * @throws OperationalError `refused` when the file is no longer what was edited, or lies behind a link;
 *   `unavailable` when it cannot be written.
 */
export function replaceFile(root: string, file: string, before: string, after: string): void {
  refuseLinks(root, file);
  const path = join(root, file);
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    const { text, mode } = readRegular(path);
    const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    if (text !== mark + before) throw changed(file);
    writeDurably(temporary, mark + after, mode);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    if (error instanceof OperationalError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new OperationalError("unavailable", `${file} could not be written: ${reason}.`, "The file is as it was.", {
      cause: error,
    });
  }
}

/** A link may lead out of the catalog, and a file that is moved into its place would end it. */
export function refuseLinks(root: string, file: string): void {
  const steps = file.split("/");
  for (let depth = 1; depth <= steps.length; depth++) {
    const path = steps.slice(0, depth).join("/");
    if (lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink() === true)
      throw new OperationalError("refused", `${path} is a link; files behind one are not written.`, "Edit its target.");
  }
}

function readRegular(path: string): { readonly text: string; readonly mode: number } {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) throw new Error("it is no regular file");
    return { text: readFileSync(file, "utf8"), mode: stats.mode & 0o7777 };
  } finally {
    closeSync(file);
  }
}

function writeDurably(path: string, text: string, mode: number): void {
  const file = openSync(path, "wx", mode);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  chmodSync(path, mode); // the umask has taken its part of it
}

function changed(file: string): OperationalError {
  return new OperationalError("refused", `${file} has changed since it was read.`, "Run the command again.");
}
