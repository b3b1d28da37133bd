import type { JsonObject, JsonValue } from "../model/json.ts";
import { isJsonObject } from "../model/json.ts";
import { OperationalError } from "../model/operational-error.ts";
import { openWorkingTree } from "../load/disk-source.ts";
import { parseDocument } from "../load/parse-document.ts";

/** What `policy.audit` of tenantry.yaml asks of every export. */
export interface ExportPolicy {
  readonly pseudonymise: boolean;
  /** `years` is undefined where the default is meant. */
  readonly objectLock: { readonly mode: "compliance" | "governance"; readonly years: number | undefined } | undefined;
}

/**
 * Nothing is asked where there is no tenantry.yaml.
 * @throws OperationalError `refused` for one that cannot be read: what it asks for cannot be made up for later
 */
export function readExportPolicy(root: string): ExportPolicy {
  const bytes = openWorkingTree(root).read("tenantry.yaml");
  const result = bytes && parseDocument("project", "tenantry.yaml", bytes);
  if (result !== undefined && !("document" in result)) throw unreadable(result.diagnostic.message);
  const audit = mapAt(result && mapAt(result.document.data, "policy"), "audit");
  const lock = mapAt(audit, "object_lock");
  return {
    pseudonymise: oneOf("pseudonymise", audit?.["pseudonymise"], [true, false]) ?? false,
    objectLock: lock && {
      mode: oneOf("object_lock.mode", lock["mode"], ["compliance", "governance"]) ?? "compliance",
      years: yearsOf(lock["years"]),
    },
  };
}

function mapAt(map: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = map?.[key];
  if (value === undefined || isJsonObject(value)) return value;
  throw unreadable(`${key} is no map.`);
}

function oneOf<T extends string | boolean>(key: string, value: JsonValue | undefined, allowed: readonly T[]): T | undefined {
  const found = allowed.find((one) => one === value);
  if (value !== undefined && found === undefined) throw unreadable(`${key} is none of ${allowed.join(", ")}.`);
  return found;
}

function yearsOf(value: JsonValue | undefined): number | undefined {
  if (value === undefined || (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 100))
    return value;
  throw unreadable("object_lock.years is no whole number from 1 to 100.");
}

function unreadable(why: string): OperationalError {
  return new OperationalError(
    "refused",
    `What tenantry.yaml asks of an export cannot be read: ${why}`,
    "Run `tenantry check` and mend what it reports.",
  );
}
