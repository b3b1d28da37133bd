import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The URI of a rule's page. SARIF takes absolute ones only: below the homepage where package.json names one, else the
 * file within the package of this version, as a package URL.
 */
export function rulePageUri(packageJson: object, version: string, id: string): string {
  const path = `docs/rules/${id}.md`;
  const homepage = "homepage" in packageJson ? packageJson.homepage : undefined;
  if (typeof homepage !== "string") return `pkg:generic/tenantry@${encodeURIComponent(version)}#${path}`;
  return new URL(path, homepage.endsWith("/") ? homepage : `${homepage}/`).href;
}

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
