import type { ErrorObject } from "ajv";
import { keyMeant, mapLeft, stringParameter } from "./key-meant.ts";
import { nearestBranch } from "./nearest-branch.ts";
import type { CollapsedError } from "./schema-error.ts";

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

/** The errors about missing keys and empty maps that a key on the wrong level explains. */
function findMoved(errors: readonly ErrorObject[]): Set<ErrorObject> {
  const holders = new Map<string, string[]>(); // by unknown key, the maps that hold it
  const left = new Set<string>();
  for (const error of errors) {
    if (error.keyword !== "additionalProperties") continue;
    const key = stringParameter(error, "additionalProperty");
    const maps = holders.get(key);
    if (maps === undefined) holders.set(key, [error.instancePath]);
    else maps.push(error.instancePath);
    const above = mapLeft(error, key);
    if (above !== undefined) left.add(`${error.instancePath}/${above}`);
  }
  const isMoved = (error: ErrorObject) => {
    if (error.keyword !== "required") return error.data === null && left.has(error.instancePath);
    const below = `${error.instancePath}/`;
    return holders.get(stringParameter(error, "missingProperty"))?.some((path) => path.startsWith(below)) === true;
  };
  return new Set(errors.filter(isMoved));
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
