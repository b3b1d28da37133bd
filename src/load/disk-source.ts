import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  opendirSync,
  openSync,
  readSync,
  type Dir,
  type Dirent,
} from "node:fs";
import { join } from "node:path";
import { compareText } from "../model/diagnostic.ts";
import type { FileEntry, FileSource } from "../model/file-source.ts";
import { MAX_FILE_BYTES } from "./decode-text.ts";
import { MAX_ENTRIES } from "./load-folder.ts";

/**
 * The files below a folder on disk. Links are listed, never followed; pipes and devices are listed, never opened; of a
 * file that is too large only so much is read that it shows. A listing stops behind `maxEntries` files and folders.
 */
export function openWorkingTree(root: string, maxEntries: number = MAX_ENTRIES): FileSource {
  return {
    label: "working tree",
    list: (folder) => listFolder(root, folder, maxEntries),
    read: (path) => readRegularFile(join(root, path)),
  };
}

/** A path that is no folder, or that lies behind a link, is listed as that one entry. */
function listFolder(root: string, folder: string, maxEntries: number): FileEntry[] | undefined {
  const steps = folder.split("/");
  for (let depth = 1; depth <= steps.length; depth++) {
    const path = steps.slice(0, depth).join("/");
    const kind = kindOfPath(join(root, path));
    if (kind === undefined) return undefined;
    if (kind !== "folder") return [{ path, kind }];
  }
  const entries = walk(root, folder, maxEntries);
  // Of too many nothing but their number is looked at.
  return entries.length > maxEntries ? entries : entries.sort((a, b) => compareText(a.path, b.path));
}

function walk(root: string, top: string, maxEntries: number): FileEntry[] {
  const entries: FileEntry[] = [];
  const folders = [top];
  for (const folder of folders) {
    for (const item of readFolder(join(root, folder))) {
      const path = item === "unreadable" ? folder : folder === "." ? item.name : `${folder}/${item.name}`;
      const kind = item === "unreadable" ? "other" : kindOf(item);
      if (kind === "folder") folders.push(path);
      else entries.push({ path, kind });
      if (entries.length + folders.length > maxEntries + 1) return [...entries, ...unvisited(folders)];
    }
  }
  return entries;
}

/** So that a listing that was cut is too long for whoever counts it, or else shows what is missing. */
function unvisited(folders: readonly string[]): FileEntry[] {
  return folders.map((path) => ({ path, kind: "other" }));
}

/**
 * Item by item, as all the names of a folder of millions would fill the memory. Whoever cannot list it, or the rest of
 * it, must learn that something may be missing.
 */
function* readFolder(path: string): Generator<Dirent | "unreadable"> {
  let folder: Dir | undefined;
  try {
    folder = opendirSync(path, { bufferSize: 1024 });
    for (let item = folder.readSync(); item !== null; item = folder.readSync()) yield item;
  } catch {
    yield "unreadable";
  } finally {
    folder?.closeSync();
  }
}

function kindOfPath(path: string): FileEntry["kind"] | "folder" | undefined {
  try {
    return kindOf(lstatSync(path));
  } catch {
    return undefined; // not there, or in a place that may not be looked at
  }
}

function kindOf(item: Pick<Dirent, "isFile" | "isDirectory" | "isSymbolicLink">): FileEntry["kind"] | "folder" {
  if (item.isFile()) return "file";
  if (item.isDirectory()) return "folder";
  return item.isSymbolicLink() ? "symlink" : "other";
}

/** Without O_NONBLOCK, opening a pipe that took the place of the file since it was listed would wait for ever. */
function readRegularFile(path: string): Uint8Array | undefined {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return undefined;
    const bytes = Buffer.allocUnsafe(Math.min(stats.size, MAX_FILE_BYTES + 1));
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}
