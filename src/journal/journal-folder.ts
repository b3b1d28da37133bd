import { constants } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { OperationalError } from "../model/operational-error.ts";

/** More than an entry may have: what is longer is none, and need not be read. */
const MOST_BYTES = 8192;
const ENTRY = /^[0-9a-f-]{36}\.json$/;

/** An entry on the disk that nobody replays yet. */
export interface PendingFile {
  /** It counts from now on. Returns its path. */
  confirm(): Promise<string>;
  /** It never was. */
  discard(): Promise<void>;
}

export interface JournalFile {
  readonly path: string;
  /** Empty for what cannot be read, or is too long. */
  readonly text: string;
}

/**
 * Writes an entry so that it outlasts a power failure; only its owner may read it. Under its own name it counts, which is
 * for when it has taken effect.
 * @throws OperationalError `unavailable`
 */
export async function writePending(folder: string, id: string, text: string): Promise<PendingFile> {
  const path = join(folder, `${id}.json`);
  const pending = `${path}.pending`;
  await attempt(folder, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(pending, "wx", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(folder);
  });
  return {
    confirm: () =>
      attempt(folder, async () => {
        await rename(pending, path);
        await syncFolder(folder);
        return path;
      }),
    discard: () => attempt(folder, () => removeFile(folder, pending)),
  };
}

/** In the order of their names; a folder that is not there is empty. @throws OperationalError `unavailable` */
export function listFolder(folder: string): Promise<JournalFile[]> {
  return attempt(folder, async () => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(ignoreMissing);
    const names = entries.filter((entry) => entry.isFile() && ENTRY.test(entry.name)).map(({ name }) => name);
    const paths = names.sort().map((name) => join(folder, name));
    return Promise.all(paths.map(async (path) => ({ path, text: await readText(path) })));
  });
}

/** Also when it is gone already. @throws OperationalError `unavailable` */
export function removeEntry(folder: string, path: string): Promise<void> {
  return attempt(folder, () => removeFile(folder, path));
}

async function removeFile(folder: string, path: string): Promise<void> {
  await rm(path, { force: true });
  await syncFolder(folder);
}

async function readText(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => undefined);
  if (file === undefined) return "";
  try {
    const { size } = await file.stat();
    return size > MOST_BYTES ? "" : await file.readFile("utf8");
  } finally {
    await file.close();
  }
}

/** Where folders cannot be opened, on Windows, the system takes care of the rename itself. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => undefined);
  try {
    await folder?.sync();
  } finally {
    await folder?.close();
  }
}

function ignoreMissing(error: unknown): [] {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
  throw error;
}

async function attempt<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hint = "Give its owner the right to write there, or name another folder in XDG_STATE_HOME.";
    throw new OperationalError("unavailable", `The journal in ${folder} cannot be used: ${reason}.`, hint, {
      cause: error,
    });
  }
}
