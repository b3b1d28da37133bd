import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Installs other people's tools into a folder of their own: they are measured beside, and are no dependencies.
 * @param packages with their versions
 * @returns the folder's node_modules; undefined when npm could not install them
 */
export function installPeer(folder: string, packages: readonly string[]): string | undefined {
  const home = join(folder, "peer");
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "package.json"), '{"private": true}\n');
  try {
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--no-save", ...packages], { cwd: home, stdio: "pipe" });
  } catch {
    return undefined;
  }
  return join(home, "node_modules");
}
