/** A JSON value as it is read from YAML or written to a plan. */
export type JsonValue = string | number | boolean | null | JsonObject | readonly JsonValue[];
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** The way to a value inside a document: keys of maps and indexes of lists. */
export type JsonPath = readonly (string | number)[];

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const plainKey = /^[A-Za-z_][\w-]*$/;

/** `limits.max_users`, `rollout[0].percent`, `labels["a.b"]`: how a path is written for people and in a plan. */
export function formatPath(path: JsonPath): string {
  let text = "";
  for (const step of path) text = joinPath(text, step);
  return text;
}

/** The path one step further. */
export function joinPath(path: string, step: string | number): string {
  if (typeof step === "number") return `${path}[${String(step)}]`;
  if (!plainKey.test(step)) return `${path}[${JSON.stringify(step)}]`;
  return path === "" ? step : `${path}.${step}`;
}

/** Reads what formatPath writes; undefined when the text is no path. */
export function parsePath(text: string): JsonPath | undefined {
  const steps: (string | number)[] = [];
  const step = /(?<dot>\.?)(?<key>[A-Za-z_][\w-]*)|\[(?:(?<index>\d+)|(?<quoted>"(?:[^"\\]|\\.)*"))\]/uy;
  while (step.lastIndex < text.length) {
    const { dot, key, index, quoted } = step.exec(text)?.groups ?? {};
    if (key !== undefined && (dot === ".") === steps.length > 0) steps.push(key);
    else if (index !== undefined) steps.push(Number(index));
    else if (quoted !== undefined)
      steps.push(JSON.parse(quoted) as string); // the pattern is that of a JSON string
    else return undefined;
  }
  return steps;
}

/** True when two values are the same JSON, whatever the order of their keys. */
export function sameJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item: JsonValue, index) => sameJson(item, b[index] as JsonValue));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}
