import { existsSync } from "node:fs";
import { join } from "node:path";
import { OperationalError } from "../model/operational-error.ts";
import { malformed } from "./address.ts";
import { type Database, MIGRATE, type OpenOptions } from "./database.ts";

/**
 * Connects to `postgres://…` (several hosts are tried in order) or opens `pglite:PATH`. The adapter is loaded only when
 * it is needed. Throws OperationalError `usage` for an unreadable URL, `unavailable` when nobody answers or the folder
 * holds nothing, and `lock_held` when another process has the folder open. No message carries the password.
 */
export async function openDatabase(url: string, options: OpenOptions = {}): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(url)) return (await import("./pg/open-pg.ts")).openPg(url, options);
  const path = embeddedPath(url);
  if (path === undefined) throw malformed();
  if (path === "")
    throw new OperationalError(
      "usage",
      "The database URL pglite: names no folder.",
      "Write pglite:.tenantry/registry.",
    );
  if (options.create !== true && isNewFolder(url))
    throw new OperationalError("unavailable", `The folder ${path} holds no registry.`, MIGRATE);
  return (await import("./pglite/open-pglite.ts")).openPglite(path);
}

/** True for `pglite:PATH` without a database at that path: opening it would make one. */
export function isNewFolder(url: string): boolean {
  const path = embeddedPath(url) ?? "";
  return path !== "" && !existsSync(join(path, "PG_VERSION"));
}

function embeddedPath(url: string): string | undefined {
  return url.startsWith("pglite:") ? url.slice("pglite:".length) : undefined;
}
