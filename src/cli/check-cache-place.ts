import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join, relative } from "node:path";
import type { MemoryPlace } from "../model/memory.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { Settings } from "./settings.ts";

/**
 * Where the check cache lies: TENANTRY_CHECK_CACHE, else `tenantry` in the user's cache folder (XDG_CACHE_HOME); undefined
 * when it is off.
 * @param packageRoot the folder of Tenantry's package.json
 * @param root the folder of the catalog
 * @throws OperationalError `usage` for a relative path, which would depend on where the command runs, and for one inside of
 * the catalog: what is committed must not vouch for itself.
 */
export function checkCachePlace(settings: Settings, packageRoot: string, root: string): MemoryPlace | undefined {
  const folder = settings.TENANTRY_CHECK_CACHE ?? defaultFolder();
  if (folder === "off" || folder === undefined) return undefined;
  if (!isAbsolute(folder) || !relative(root, folder).startsWith(".."))
    throw new OperationalError(
      "usage",
      `TENANTRY_CHECK_CACHE is ${JSON.stringify(folder)}.`,
      "Write the absolute path of a folder outside of the catalog, or `off`.",
    );
  const tool = identify(packageRoot);
  return tool === undefined ? undefined : { folder, tool, owner: process.getuid?.() };
}

function defaultFolder(): string | undefined {
  const base = process.env["XDG_CACHE_HOME"] ?? "";
  if (isAbsolute(base)) return join(base, "tenantry");
  const home = homedir();
  return isAbsolute(home) ? join(home, ".cache", "tenantry") : undefined;
}

/**
 * The bundle of the commands names the others, and their names hold digests of what is in them: it differs as soon as
 * anything does.
 */
function identify(packageRoot: string): string | undefined {
  try {
    return createHash("sha256")
      .update(readFileSync(join(packageRoot, "dist/commands.js")))
      .digest("hex");
  } catch {
    return undefined;
  }
}
