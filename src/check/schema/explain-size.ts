import { describePath, describeValue } from "./describe.ts";
import type { SchemaError } from "./schema-error.ts";
import type { Finding } from "./finding.ts";

export function explainRange({ path, data, parentSchema, alternatives = [] }: SchemaError): Finding {
  const words = alternatives.map(({ schema }) => `, or \`${String(schema)}\``).join("");
  const bounds = describeBounds(parentSchema?.minimum, parentSchema?.maximum);
  return {
    rule: "schema/out-of-range",
    path,
    part: "value",
    message: `${describePath(path)} is ${describeValue(data)}; a number ${bounds} is expected.`,
    hint: `Write a number ${bounds}${words}.`,
  };
}

export function explainLength({ path, data, keyword, params }: SchemaError): Finding {
  const { limit } = params as { limit: number }; // every keyword of this kind names its limit
  const [size, unit] = measure(data);
  const short = keyword.startsWith("min");
  const part = size === 0 && typeof path.at(-1) === "string" ? "key" : "value";
  return {
    rule: "schema/wrong-length",
    path,
    part,
    message: `${describePath(path)} has ${size === 0 ? "no" : size} ${unit}; at ${short ? "least" : "most"} ${limit} ${limit === 1 ? "is" : "are"} expected.`,
    hint: short ? "Fill it, or delete the key where it is not required." : `Leave out ${size - limit}.`,
  };
}

/** The largest whole number that can be kept is no bound that anybody means. */
function describeBounds(minimum: unknown, maximum: unknown): string {
  if (typeof maximum !== "number" || maximum === Number.MAX_SAFE_INTEGER) return `of at least ${String(minimum)}`;
  return typeof minimum === "number" ? `from ${minimum} to ${maximum}` : `of at most ${maximum}`;
}

function measure(data: unknown): [size: number, unit: string] {
  if (typeof data === "string") return [Array.from(data).length, "characters"];
  if (Array.isArray(data)) return [data.length, "items"];
  return [Object.keys(data as object).length, "entries"]; // only maps are left to count
}
