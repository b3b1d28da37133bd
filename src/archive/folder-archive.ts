import { randomUUID } from "node:crypto";
import {
  closeSync,
  createReadStream,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import type { Archive } from "../model/archive.ts";
import { OperationalError } from "../model/operational-error.ts";
import { alreadyThere } from "./already-there.ts";

/**
 * A folder that exists. A file is written under a temporary name, flushed, and linked to its own name, which fails where
 * there is one: a rename would replace it.
 * @throws OperationalError `usage` when it is no folder
 */
export function openFolderArchive(folder: string): Archive {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new OperationalError("usage", `There is no folder ${folder}.`, "Create it, or name one that exists.");
  return {
    label: folder,
    list: () => Promise.resolve(attempt(folder, () => readdirSync(folder))),
    read(name) {
      const path = join(folder, name);
      if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return Promise.resolve(undefined);
      return Promise.resolve({ chunks: createReadStream(path), version: null });
    },
    add(name, bytes) {
      attempt(join(folder, name), () => addFile(folder, name, bytes));
      return Promise.resolve({ version: null });
    },
  };
}

function addFile(folder: string, name: string, bytes: Uint8Array): void {
  const temporary = join(folder, `.${randomUUID()}.tmp`);
  try {
    const file = openSync(temporary, "wx", 0o444);
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    linkSync(temporary, join(folder, name));
  } finally {
    rmSync(temporary, { force: true });
  }
  const entry = openSync(folder, "r");
  fsyncSync(entry); // the name is an entry of the folder
  closeSync(entry);
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") throw alreadyThere(path, error);
    const reason = error instanceof Error ? error.message : String(error);
    const hint = "See that it may be written and has room; the export goes on where it ended.";
    throw new OperationalError("unavailable", `${path} could not be used: ${reason}.`, hint, { cause: error });
  }
}
