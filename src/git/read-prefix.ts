import { OperationalError } from "../model/operational-error.ts";
import { runGit } from "./run-git.ts";

/** The way from the top of the repository to a folder, such as `conf/`; empty at the top, and where git knows none. */
export async function readPrefix(root: string): Promise<string> {
  try {
    const { code, stdout } = await runGit(root, ["rev-parse", "--show-prefix"]);
    return code === 0 ? stdout.replace(/\n$/, "") : "";
  } catch (error) {
    if (error instanceof OperationalError) return ""; // it refuses the folder because of its owner
    throw error;
  }
}
