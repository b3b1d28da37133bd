import { randomUUID } from "node:crypto";
import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { OperationalError } from "../model/operational-error.ts";
import { redact } from "./redact.ts";

/**
 * Prepares to write a report, so that a wrong path is refused before any work is done. What comes back writes the text,
 * without passwords, in one step: whoever reads the file sees the old or the new one.
 *
 * @throws OperationalError `usage` when the path cannot be a file; the writer throws `unavailable` when it fails.
 */
export function prepareReportFile(path: string, flag = "--output"): (text: string) => void {
  if (path === "") throw refuse(flag, "It names no file.", "Name one, such as report.sarif.");
  if (/\.ya?ml$/i.test(path))
    throw refuse(flag, `${path} is, or would be, a file of a catalog.`, "Name another one, such as report.json.");
  const existing = statSync(path, { throwIfNoEntry: false });
  if (existing?.isDirectory() || /[/\\]$/.test(path)) throw refuse(flag, `${path} is a folder.`, "Name a file in it.");
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw refuse(flag, `There is no folder ${folder}.`, "Create it, or name a file in one that exists.");
  return (text) => {
    try {
      // A device, such as /dev/stderr, or a pipe is written to, not replaced.
      if (existing !== undefined && !existing.isFile()) writeFileSync(path, redact(text));
      else replace(existing === undefined ? path : realpathSync(path), redact(text), existing?.mode);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const hint = "Nothing of it has changed; name another file, or make room.";
      throw new OperationalError("unavailable", `${path} could not be written: ${reason}.`, hint, { cause: error });
    }
  };
}

function replace(path: string, text: string, mode: number | undefined): void {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    const file = openSync(temporary, "wx");
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (mode !== undefined) chmodSync(temporary, mode & 0o7777);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function refuse(flag: string, message: string, hint: string): OperationalError {
  return new OperationalError("usage", `${flag} cannot be written: ${message}`, hint);
}
