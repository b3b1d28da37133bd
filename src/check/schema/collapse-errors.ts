import type { ErrorObject } from "ajv";
import { isJsonObject, type JsonValue } from "../../model/json.ts";
import type { CollapsedError } from "./schema-error.ts";
import { suggest } from "./suggest.ts";

/** One error for each mistake: of a failing oneOf only its nearest branch, and nothing that follows from another error. */
export function collapseErrors(errors: readonly ErrorObject[]): CollapsedError[] {
  const kept = collapseAlternatives(errors).filter(({ keyword }) => keyword !== "propertyNames" && keyword !== "if");
  const misspelt = findMisspelt(kept);
  return kept.filter((error) => !misspelt.has(error));
}

/** ajv reports the errors of all branches of a oneOf, and then the oneOf itself. */
function collapseAlternatives(errors: readonly ErrorObject[]): CollapsedError[] {
  const kept: CollapsedError[] = [];
  for (const error of errors) {
    if (error.keyword !== "oneOf") {
      kept.push(error);
      continue;
    }
    const branches: CollapsedError[] = [];
    for (let last = kept.at(-1); last !== undefined && isWithin(last, error); last = kept.at(-1)) {
      branches.unshift(last);
      kept.pop();
    }
    kept.push(...nearestBranch(error, branches));
  }
  return kept;
}

function isWithin(inner: ErrorObject, outer: ErrorObject): boolean {
  return inner.instancePath === outer.instancePath || inner.instancePath.startsWith(`${outer.instancePath}/`);
}

/** The branch whose type fits the value is the nearest; where none fits, the alternatives are explained together. */
function nearestBranch(oneOf: ErrorObject, errors: readonly CollapsedError[]): CollapsedError[] {
  const fitting = errors.filter((error) => !isTypeError(error) || error.instancePath !== oneOf.instancePath);
  if (fitting.length > 0) return fitting;
  const alternatives = errors.flatMap((error) => error.alternatives ?? [error]);
  return [{ ...oneOf, alternatives }];
}

function isTypeError({ keyword }: ErrorObject): boolean {
  return keyword === "type" || keyword === "const" || keyword === "oneOf";
}

/** The errors about missing keys that a misspelt key of the same map explains. */
function findMisspelt(errors: readonly ErrorObject[]): Set<ErrorObject> {
  const missing = new Map<string, ErrorObject[]>();
  for (const error of errors.filter(({ keyword }) => keyword === "required")) {
    const same = missing.get(error.instancePath);
    if (same === undefined) missing.set(error.instancePath, [error]);
    else same.push(error);
  }
  const misspelt = new Set<ErrorObject>();
  for (const error of errors) {
    if (error.keyword !== "additionalProperties") continue;
    const near = missing.get(error.instancePath);
    if (near === undefined) continue;
    const meant = suggest(stringParameter(error, "additionalProperty"), openKeys(error));
    for (const other of near) if (stringParameter(other, "missingProperty") === meant) misspelt.add(other);
  }
  return misspelt;
}

/** The keys that the schema allows and the map does not have yet. */
export function openKeys({ parentSchema, data }: ErrorObject): string[] {
  return allowedKeys(parentSchema).filter((key) => !isJsonObject(data) || !Object.hasOwn(data, key));
}

export function allowedKeys(schema: ErrorObject["parentSchema"]): string[] {
  const properties: unknown = schema?.properties;
  return isJsonObject(properties) ? Object.keys(properties) : [];
}

export function stringParameter(error: ErrorObject, name: string): string {
  const value = (error.params as Record<string, JsonValue | undefined>)[name]; // ajv types it as a bare record
  return typeof value === "string" ? value : "";
}
