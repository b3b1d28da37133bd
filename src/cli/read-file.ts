import { readFileSync } from "node:fs";
import { OperationalError } from "../model/operational-error.ts";

/**
 * The text of a file that a command line names.
 * @throws OperationalError `usage` when it cannot be read; `hint` says where such a file comes from
 */
export function readNamedFile(file: string, hint: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OperationalError("usage", `The file cannot be read: ${reason}.`, hint, { cause: error });
  }
}
