import { accessSync, chownSync, constants, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { execFileSync } from "node:child_process";

export interface ProcessUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root, so as root its processes run as `postgres` or `nobody`. */
export function unprivilegedUser(): ProcessUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error("Neither a user postgres nor a user nobody exists to run PostgreSQL as.");
}

/**
 * A new folder that the other user owns, below folders that it may enter: a path under a 0700 folder fails. It is gone
 * when this process ends.
 */
export function newFolder(prefix: string, owner: ProcessUser | undefined): string {
  const parents = [tmpdir(), "/tmp", "/var/tmp"];
  const parent = owner === undefined ? tmpdir() : (parents.find(mayBeEntered) ?? "/tmp");
  const folder = mkdtempSync(join(parent, prefix));
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

function mayBeEntered(path: string): boolean {
  const open = (statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & constants.S_IXOTH;
  return open !== 0 && (path === "/" || mayBeEntered(dirname(path)));
}

/** The path of a program: in one of the folders, or on the PATH. */
export function findProgram(name: string, folders: readonly string[] = []): string | undefined {
  const path = (process.env["PATH"] ?? "").split(delimiter);
  return [...folders, ...path].map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs a program as the unprivileged user and returns what it printed. */
export function runAs(user: ProcessUser | undefined, program: string, args: readonly string[], cwd: string): string {
  return execFileSync(program, args, { ...user, cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}
