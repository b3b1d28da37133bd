import type { ErrorObject } from "ajv";
import { stringParameter } from "./key-meant.ts";
import type { CollapsedError } from "./schema-error.ts";

/**
 * Of a failing oneOf the errors of the branch that was meant: the one whose type and whose constants fit the value, or
 * that is nearest to it. Where none is, one error that explains the alternatives together.
 */
export function nearestBranch(oneOf: ErrorObject, errors: readonly CollapsedError[]): CollapsedError[] {
  if (passing(oneOf) > 0) return [oneOf]; // why the others do not fit is no news
  const fitting = groupByBranch(
    oneOf,
    errors.filter((error) => !isUnlike(error, oneOf)),
  );
  const words = errors.filter(({ keyword }) => keyword === "const");
  if (fitting.length === 0)
    return [{ ...oneOf, alternatives: errors.flatMap((error) => error.alternatives ?? [error]) }];
  const marked = fitting.filter((branch) => !branch.some((error) => isMark(error, oneOf)));
  if (marked.length === 0 && fitting.length > 1) return [joinMarks(oneOf, fitting)];
  const candidates = marked.length > 0 ? marked : fitting;
  const isLacking = candidates.every((branch) => branch.every((error) => isMissing(error, oneOf)));
  if (candidates.length > 1 && isLacking) return joinMissing(oneOf, candidates);
  const [first = [], second] = candidates.toSorted((a, b) => a.length - b.length);
  if (first.length === second?.length) return [{ ...oneOf, alternatives: [] }];
  const isOneOf = (error: CollapsedError) => words.length > 0 && error.instancePath === oneOf.instancePath;
  return first.map((error) =>
    isOneOf(error) && error.keyword !== "const" ? { ...error, alternatives: words } : error,
  );
}

/** How many branches of a oneOf fit; it fails when several do. */
function passing({ params }: ErrorObject): number {
  const { passingSchemas } = params as { readonly passingSchemas?: readonly number[] | null };
  return passingSchemas?.length ?? 0;
}

/** ajv says of each error where its keyword stands in the schema; what it does not say of one stays together. */
function groupByBranch(oneOf: ErrorObject, errors: readonly CollapsedError[]): CollapsedError[][] {
  const branches: readonly unknown[] = Array.isArray(oneOf.schema) ? oneOf.schema : [];
  const starts = branches.map((branch, index) => {
    const { $ref } = (typeof branch === "object" && branch !== null ? branch : {}) as { readonly $ref?: unknown };
    return typeof $ref === "string" ? `${$ref}/` : `${oneOf.schemaPath}/${index}/`;
  });
  const groups = new Map<number, CollapsedError[]>();
  for (const error of errors) {
    const branch = starts.findIndex((start) => error.schemaPath.includes(start));
    groups.set(branch, [...(groups.get(branch) ?? []), error]);
  }
  return [...groups.values()];
}

/** The branch is about another type of value, or about another word. */
function isUnlike({ keyword, instancePath, schema, data }: CollapsedError, oneOf: ErrorObject): boolean {
  if (instancePath !== oneOf.instancePath) return false;
  if (keyword === "enum") return Array.isArray(schema) && schema.every((word) => typeof word !== typeof data);
  return keyword === "type" || keyword === "const" || keyword === "oneOf";
}

/** A key by whose value branches are told apart has another one's. */
function isMark({ keyword, instancePath }: CollapsedError, oneOf: ErrorObject): boolean {
  const isChild = instancePath.lastIndexOf("/") === oneOf.instancePath.length && instancePath !== oneOf.instancePath;
  return isChild && keyword === "const";
}

function joinMarks(oneOf: ErrorObject, branches: readonly (readonly CollapsedError[])[]): CollapsedError {
  const marks = branches.flatMap((branch) => branch.filter((error) => isMark(error, oneOf)));
  const [first = oneOf] = marks;
  const same = marks.every(({ instancePath }) => instancePath === first.instancePath);
  if (!same) return { ...oneOf, alternatives: [] };
  return { ...first, keyword: "enum", schema: marks.map(({ schema }): unknown => schema) };
}

/** The keys that every branch requires, or else a choice between those of each. */
function joinMissing(oneOf: ErrorObject, branches: readonly (readonly CollapsedError[])[]): CollapsedError[] {
  const [first = [], ...others] = branches.map((branch) =>
    branch.map((error) => [stringParameter(error, "missingProperty"), error] as const),
  );
  const common = first.filter(([key]) => others.every((branch) => branch.some(([other]) => other === key)));
  return common.length > 0 ? common.map(([, error]) => error) : [{ ...oneOf, alternatives: branches.flat() }];
}

function isMissing({ keyword, instancePath }: CollapsedError, oneOf: ErrorObject): boolean {
  return keyword === "required" && instancePath === oneOf.instancePath;
}
