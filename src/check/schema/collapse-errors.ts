import type { ErrorObject } from "ajv";
import { isJsonObject, type JsonValue } from "../../model/json.ts";
import type { CollapsedError } from "./schema-error.ts";
import { suggest } from "./suggest.ts";

/** One error for each mistake: of a failing oneOf only its nearest branch, and nothing that follows from another error. */
export function collapseErrors(errors: readonly ErrorObject[]): CollapsedError[] {
  const kept = collapseAlternatives(errors).filter(({ keyword }) => keyword !== "propertyNames" && keyword !== "if");
  const misspelt = findMisspelt(kept);
  const moved = findMoved(kept);
  return kept.filter((error) => !misspelt.has(error) && !moved.has(error));
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
  const words = errors.filter(({ keyword }) => keyword === "const");
  if (fitting.length > 0)
    return fitting.map((error) => (words.length === 0 ? error : { ...error, alternatives: words }));
  const alternatives = errors.flatMap((error) => error.alternatives ?? [error]);
  return [{ ...oneOf, alternatives }];
}

function isTypeError({ keyword }: ErrorObject): boolean {
  return keyword === "type" || keyword === "const" || keyword === "oneOf";
}

/** The errors about missing keys and empty maps that a key on the wrong level explains. */
function findMoved(errors: readonly ErrorObject[]): Set<ErrorObject> {
  const unknown = errors.filter(({ keyword }) => keyword === "additionalProperties");
  const isMoved = (error: ErrorObject) =>
    unknown.some((other) => {
      const key = stringParameter(other, "additionalProperty");
      if (error.keyword === "required")
        return error !== other && isBelow(other, error) && stringParameter(error, "missingProperty") === key;
      const left = error.data === null ? mapLeft(other, key) : undefined;
      return left !== undefined && error.instancePath === `${other.instancePath}/${left}`;
    });
  return new Set(errors.filter(isMoved));
}

function isBelow(inner: ErrorObject, outer: ErrorObject): boolean {
  return inner.instancePath.startsWith(`${outer.instancePath}/`);
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
    const meant = keyMeant(error);
    for (const other of near) if (stringParameter(other, "missingProperty") === meant) misspelt.add(other);
  }
  return misspelt;
}

/** The key for which an unknown one stands: the nearest that is open, or the only one that has to be there. */
export function keyMeant(error: ErrorObject): string | undefined {
  const open = openKeys(error);
  return suggest(stringParameter(error, "additionalProperty"), open) ?? onlyRequired(error, open);
}

function onlyRequired({ parentSchema, data }: ErrorObject, open: readonly string[]): string | undefined {
  const required: unknown = parentSchema?.required;
  if (!Array.isArray(required) || !isJsonObject(data)) return undefined;
  const missing = open.filter((key) => required.includes(key));
  const unknown = Object.keys(data).filter((key) => !allowedKeys(parentSchema).includes(key));
  return missing.length === 1 && unknown.length === 1 ? missing[0] : undefined;
}

/** The empty map right above an unknown key: it lost its indentation. */
export function mapLeft({ data, parentSchema }: ErrorObject, key: string): string | undefined {
  if (!isJsonObject(data)) return undefined;
  const keys = Object.keys(data);
  const above = keys[keys.indexOf(key) - 1];
  return above !== undefined && data[above] === null && allowedKeys(parentSchema).includes(above) ? above : undefined;
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
