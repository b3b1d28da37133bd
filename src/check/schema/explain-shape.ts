import { isJsonObject } from "../../model/json.ts";
import { looksSecret } from "../../model/secrets.ts";
import type { SchemaError } from "./schema-error.ts";

const MOST = 8;

/** Where a list is expected: one name without brackets, or names that are switched on in a map. */
export function hintForList(data: unknown): string {
  if (isJsonObject(data)) {
    const on = Object.entries(data).flatMap(([name, value]) => (value === true ? [name] : []));
    const switches = Object.values(data).every((value) => typeof value === "boolean");
    return switches && areNames(on) ? `Write [${on.join(", ")}].` : DASHES;
  }
  if (typeof data !== "string" && typeof data !== "number") return DASHES;
  return areNames([String(data)]) ? `Write [${data}].` : "Write it in square brackets.";
}

const DASHES = "Start each line below it with a dash.";

/** Where text is expected: the one item of a list. */
export function hintForText({ data }: SchemaError): string {
  const items: readonly unknown[] = Array.isArray(data) ? data : [];
  const [item, ...others] = items;
  return typeof item === "string" && others.length === 0 && areNames([item]) ? `Write ${item}.` : "Write text.";
}

/** Where a map is expected: names in a list that a map switches on. */
export function hintForMap({ data, parentSchema }: SchemaError): string {
  const others: unknown = parentSchema?.additionalProperties;
  const isSwitches = isJsonObject(others) && others["type"] === "boolean";
  if (isSwitches && Array.isArray(data) && areNames(data))
    return `Write \`{${data.map((name) => `${name}: true`).join(", ")}}\`.`;
  return "Write `key: value` lines below it, indented.";
}

function areNames(items: readonly unknown[]): items is readonly string[] {
  const isName = (item: unknown) => typeof item === "string" && /^[\w.-]{1,40}$/.test(item) && !looksSecret(item);
  return items.length > 0 && items.length <= MOST && items.every(isName);
}
