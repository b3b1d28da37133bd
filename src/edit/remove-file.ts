import { rmSync } from "node:fs";
import { join } from "node:path";
import { OperationalError } from "../model/operational-error.ts";
import { refuseLinks } from "./write-file.ts";

/**
 * Deletes a file. `file` is relative to `root`, with forward slashes.
 * @throws OperationalError `refused` when it lies behind a link, `unavailable` when it cannot be deleted
 */
export function removeFile(root: string, file: string): void {
  refuseLinks(root, file);
  try {
    rmSync(join(root, file));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hint = "See that its folder may be written.";
    throw new OperationalError("unavailable", `${file} could not be deleted: ${reason}.`, hint, { cause: error });
  }
}
