import type { Edit } from "../model/diagnostic.ts";
import type { Document } from "../model/document.ts";
import type { JsonPath, JsonValue } from "../model/json.ts";
import { sameJson } from "../model/json.ts";
import { appendItem, removeEntry, valueOf } from "./splices.ts";
import { inlineYaml } from "./yaml-text.ts";

/**
 * The first splices on the way from the list at a path to another one: items that come are added behind the others, and
 * then those that go are taken out, so that the comments of all that stay do stay. undefined when there is no such way,
 * because items change places, or one of them is a map or list.
 *
 * @param ordered false for a list whose order says nothing
 */
export function stepToList(
  document: Document,
  path: JsonPath,
  wanted: JsonValue,
  ordered: boolean,
): Edit[] | undefined {
  const now = valueOf(document, path);
  if (!isPlainList(now) || !isPlainList(wanted) || wanted.length === 0) return undefined;
  const kept = now.filter((item) => wanted.includes(item));
  const added = wanted.filter((item) => !now.includes(item));
  if (new Set(now).size < now.length || new Set(wanted).size < wanted.length) return undefined;
  if (ordered && !sameJson([...kept, ...added], wanted)) return undefined;
  const [next] = added;
  if (next !== undefined) return appendItem(document, path, inlineYaml(next));
  const gone = now.findIndex((item) => !wanted.includes(item));
  return gone < 0 ? [] : removeEntry(document, [...path, gone]);
}

function isPlainList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value) && value.every((item) => typeof item !== "object");
}
