import type { Document } from "../../model/document.ts";
import type { JsonPath } from "../../model/json.ts";
import { quoteText } from "../../model/quote.ts";
import { looksSecret } from "../../model/secrets.ts";
import { formatSafely } from "./secrets.ts";

/** How a message names a place: `limits.max_users` in backticks, or the document. */
export function describePath(path: JsonPath): string {
  return path.length === 0 ? "The document" : `\`${formatSafely(path)}\``;
}

/** How a message shows a value; what looks like a credential is not shown. */
export function describeValue(value: unknown): string {
  if (typeof value === "string") return looksSecret(value) ? "text that looks like a credential" : quoteText(value);
  if (value === null) return "empty";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "a map";
}

/** How a message names a type of JSON Schema. */
export function describeType(type: string): string {
  return typeNames[type] ?? type;
}

const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
};

/** a, b or c */
export function listAlternatives(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

/** The text of a value as the file has it, with a number's trailing zeros. */
export function sourceOf(document: Document, path: JsonPath): string {
  const { start, end } = document.locate(path);
  return document.source.slice(start.offset, end.offset);
}

/** ajv's pointer as a path: steps into lists are numbers. */
export function toPath(document: Document, pointer: string): (string | number)[] {
  const path: (string | number)[] = [];
  let value: unknown = document.data;
  for (const escaped of pointer.split("/").slice(1)) {
    const key = escaped.replace(/~1/g, "/").replace(/~0/g, "~");
    path.push(Array.isArray(value) ? Number(key) : key);
    value = (value as Record<string, unknown>)[key]; // ajv has walked this way through maps and lists
  }
  return path;
}
