import { validateDocument } from "../check/schema/validate.ts";
import { openWorkingTree } from "../load/disk-source.ts";
import { loadConfig } from "../load/load-project.ts";
import type { ExportPolicy } from "../model/export-policy.ts";
import { DEFAULT_LOCK_YEARS } from "../model/export-policy.ts";
import type { ProjectFile } from "../model/generated/project.ts";
import { OperationalError } from "../model/operational-error.ts";

/**
 * Null where there is no tenantry.yaml.
 * @throws OperationalError `refused` for one that `check` would refuse by itself: a key that is misspelt asks for nothing,
 *   and what it was to ask for cannot be made up for later
 */
export function readExportPolicy(root: string): ExportPolicy | null {
  const result = loadConfig(openWorkingTree(root));
  if (!("document" in result)) {
    if (result.diagnostic.rule === "schema/missing-config") return null;
    throw unreadable(result.diagnostic.message);
  }
  const mistake = validateDocument(result.document).find(({ severity }) => severity === "error");
  if (mistake !== undefined) throw unreadable(mistake.message);
  // The validator has accepted the data, and the type is generated from the same schema.
  const { audit } = (result.document.data as unknown as ProjectFile).policy ?? {};
  const lock = audit?.object_lock;
  return {
    pseudonymise: audit?.pseudonymise ?? false,
    object_lock: lock === undefined ? null : { mode: lock.mode, years: lock.years ?? DEFAULT_LOCK_YEARS },
  };
}

function unreadable(why: string): OperationalError {
  return new OperationalError(
    "refused",
    `What tenantry.yaml asks of an export cannot be read: ${why}`,
    "Run `tenantry check` and mend what it reports.",
  );
}
