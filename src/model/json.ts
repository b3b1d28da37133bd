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

/** `limits.max_users`, `rollout[0].percent`: how a path is written for people and in a plan. */
export function formatPath(path: JsonPath): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${String(step)}]`;
    else text += text === "" ? step : `.${step}`;
  }
  return text;
}
