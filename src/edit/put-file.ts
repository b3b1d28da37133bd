import { lstatSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { OperationalError } from "../model/operational-error.ts";
import { replaceFile } from "./write-file.ts";

/** The text of a file; undefined when there is none. Throws OperationalError when it cannot be read. */
export function readText(root: string, file: string): string | undefined {
  const path = join(root, file);
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw unwritable(file, error);
  }
}

/**
 * Makes a file say something, and its folder exist. False when it says so already. `file` is relative to `root`, with
 * forward slashes.
 * @throws OperationalError `refused` for a link, `unavailable` when it cannot be written.
 */
export function putFile(root: string, file: string, text: string): boolean {
  const before = readText(root, file);
  if (before === text) return false;
  if (before !== undefined) {
    replaceFile(root, file, before.replace(/^\ufeff/, ""), text);
    return true;
  }
  try {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text, { flag: "wx" });
  } catch (error) {
    throw unwritable(file, error);
  }
  return true;
}

function unwritable(file: string, cause: unknown): OperationalError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const hint = "See that its folder exists and may be written.";
  return new OperationalError("unavailable", `${file} could not be written: ${reason}.`, hint, { cause });
}
