import { createHash } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { type Server, createServer } from "node:net";
import { basename, dirname, join } from "node:path";
import { argv, kill, pid, platform } from "node:process";
import { OperationalError } from "../../model/operational-error.ts";

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Keeps other processes out of a folder: two PGlites on one folder lose data silently. On Linux the kernel holds the
 * lock (an abstract socket, gone with its process, kill -9 included) and the file beside the folder only says whose it
 * is; elsewhere the file is the lock, and one whose process is gone is taken over.
 * Throws OperationalError `lock_held`, naming the holder.
 */
export async function lockFolder(
  folder: string,
  by: "kernel" | "file" = platform === "linux" ? "kernel" : "file",
): Promise<FolderLock> {
  const file = join(dirname(folder), `${basename(folder)}.lock`);
  makeFolder(folder);
  const server = by === "kernel" ? await listen(socketName(folder), () => held(folder, file)) : undefined;
  writeHolder(folder, file, server !== undefined);
  return {
    async release() {
      unlinkSync(file);
      await new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve())));
    },
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const hint = "Name a folder that can be written in TENANTRY_DATABASE_URL.";
    throw new OperationalError("unavailable", `The folder ${folder} cannot be made.`, hint, { cause: error });
  }
}

/** By device and inode: two paths to one folder are one lock. */
function socketName(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true });
  return `\0tenantry-${createHash("sha256")
    .update(`${String(dev)}:${String(ino)}`)
    .digest("hex")
    .slice(0, 32)}`;
}

function listen(name: string, refusal: () => OperationalError): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.unref();
    server.once("error", (error: NodeJS.ErrnoException) => reject(error.code === "EADDRINUSE" ? refusal() : error));
    server.listen(name, () => resolve(server));
  });
}

function writeHolder(folder: string, file: string, locked: boolean): void {
  const text = `pid ${pid} (${argv.slice(1).join(" ").slice(0, 80)}) since ${new Date().toISOString()}\n`;
  if (!locked) removeStale(folder, file);
  try {
    writeFileSync(file, text, { flag: locked ? "w" : "wx", mode: 0o600 });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") throw held(folder, file);
    throw error;
  }
}

/** Moves the file aside before it is removed: another process may have replaced the stale one since it was read. */
function removeStale(folder: string, file: string): void {
  const seen = holder(file);
  if (seen === "") return;
  if (isAlive(seen)) throw held(folder, file);
  const aside = `${file}.${pid}`;
  renameSync(file, aside);
  const stale = holder(aside) === seen;
  if (!stale) linkSync(aside, file);
  unlinkSync(aside);
  if (!stale) throw held(folder, file);
}

function isAlive(who: string): boolean {
  const number = Number(/^pid (\d+)/.exec(who)?.[1]);
  if (!(number > 0)) return false;
  try {
    kill(number, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function holder(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "";
  }
}

function held(folder: string, file: string): OperationalError {
  const who = holder(file);
  return new OperationalError(
    "lock_held",
    `The embedded registry in ${folder} is in use by ${who === "" ? "another process" : who}.`,
    "One process at a time may open it: wait for that one, or use a PostgreSQL server.",
  );
}
