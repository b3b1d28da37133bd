import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** Of everything below a folder: names, kinds, times and contents. */
export function digestOf(root: string): string {
  const hash = createHash("sha256");
  for (const path of readdirSync(root, { recursive: true, encoding: "utf8" }).sort()) {
    const stats = lstatSync(join(root, path));
    hash.update(`${path} ${stats.mode} ${stats.isDirectory() ? 0 : stats.mtimeMs}\n`);
    if (stats.isFile()) hash.update(readFileSync(join(root, path)));
    if (stats.isSymbolicLink()) hash.update(readlinkSync(join(root, path)));
  }
  return hash.digest("hex");
}
