import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The page of a rule that exists, in Markdown; undefined when it is not there.
 * @param root the folder of Tenantry's package.json
 */
export function readRulePage(root: string, id: string): string | undefined {
  try {
    return readFileSync(join(root, "docs/rules", `${id}.md`), "utf8");
  } catch {
    return undefined; // a copy of the program without its pages still knows its rules
  }
}
