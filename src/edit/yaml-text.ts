import { stringify } from "yaml";
import type { JsonObject, JsonValue } from "../model/json.ts";
import { isJsonObject } from "../model/json.ts";

/** A value that is longer goes over several lines of a new file. */
const LONGEST_LINE = 100;

/** A value as YAML on one line, in the strict profile. */
export function inlineYaml(value: JsonValue): string {
  if (typeof value === "string") return scalarYaml(value);
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => inlineYaml(item)).join(", ")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${scalarYaml(key)}: ${inlineYaml(item)}`)
    .join(", ")}}`;
}

/** A map as a file of its own: a line for each key, and for what is too long for one. Ends with a line end. */
export function fileYaml(data: JsonObject): string {
  return `${mapLines(data).join("\n")}\n`;
}

/** A text on one line: as it is where nobody can take it for anything else, or else in quotes, as JSON has them. */
export function scalarYaml(text: string): string {
  const isPlain = /^[\p{L}\p{N}_/](?:[\p{L}\p{N}_ @./+%()=-]*[\p{L}\p{N}_/%)=+-])?$/u.test(text) || isAddress(text);
  // The library knows which of these are a number, a boolean or null.
  return isPlain && stringify(text, { lineWidth: 0 }) === `${text}\n` ? text : JSON.stringify(text);
}

/** What people never put into quotes, although it holds a colon. */
function isAddress(text: string): boolean {
  return /^https?:\/\/[\w./?=&%#@+~-]*[\w/]$/.test(text);
}

function mapLines(map: JsonObject): string[] {
  return Object.entries(map).flatMap(([key, value]) => {
    const name = scalarYaml(key);
    const line = `${name}: ${inlineYaml(value)}`;
    if (fits(line, value)) return [line];
    const below = Array.isArray(value) ? value.flatMap(itemLines) : isJsonObject(value) ? mapLines(value) : [];
    return [`${name}:`, ...below.map((inner) => `  ${inner}`)];
  });
}

function itemLines(item: JsonValue): string[] {
  const line = `- ${inlineYaml(item)}`;
  if (!isJsonObject(item) || Object.keys(item).length === 0) return [line];
  return mapLines(item).map((inner, index) => `${index === 0 ? "-" : " "} ${inner}`);
}

/** A list of maps is one map below the other, however short. */
function fits(line: string, value: JsonValue): boolean {
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) return true;
  return line.length <= LONGEST_LINE && !(Array.isArray(value) && value.some(isJsonObject));
}
