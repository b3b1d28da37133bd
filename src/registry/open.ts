import { OperationalError } from "../model/operational-error.ts";
import { malformed } from "./address.ts";
import type { Database, OpenOptions } from "./database.ts";

/**
 * Connects to `postgres://…` (several hosts are tried in order) or opens `pglite:PATH`. The adapter is loaded only when
 * it is needed. Throws OperationalError `usage` for an unreadable URL, `unavailable` when nobody answers, and
 * `lock_held` when another process has the folder open. No message carries the password.
 */
export async function openDatabase(url: string, options: OpenOptions = {}): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(url)) return (await import("./pg/open-pg.ts")).openPg(url, options);
  const path = url.startsWith("pglite:") ? url.slice("pglite:".length) : undefined;
  if (path === undefined) throw malformed();
  if (path === "")
    throw new OperationalError(
      "usage",
      "The database URL pglite: names no folder.",
      "Write pglite:.tenantry/registry.",
    );
  return (await import("./pglite/open-pglite.ts")).openPglite(path);
}
