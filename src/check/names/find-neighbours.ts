import type { Key } from "./list-keys.ts";
import { editsBetween } from "../../model/nearest.ts";
import { foldKey } from "./key-words.ts";

/**
 * The keys before each one that are one letter away from it. Two texts are that near only if they are the same after
 * at most one letter is taken out of each, so that keys are looked up by what remains instead of compared in pairs.
 */
export function findNeighbours(keys: readonly Key[], shortest: number): Map<Key, Key[]> {
  const before = new Map<string, Key[]>();
  const found = new Map<Key, Key[]>();
  for (const key of keys) {
    const text = foldKey(key.id);
    if (text.length < shortest) continue;
    const near = new Set<Key>();
    for (const remains of withoutOne(text)) {
      const alike = before.get(remains);
      for (const other of alike ?? []) near.add(other);
      if (alike === undefined) before.set(remains, [key]);
      else alike.push(key);
    }
    const neighbours = [...near].filter(({ id }) => isNeighbour(text, foldKey(id)));
    if (neighbours.length > 0) found.set(key, neighbours);
  }
  return found;
}

function withoutOne(text: string): Set<string> {
  const texts = new Set([text]);
  for (let index = 0; index < text.length; index++) texts.add(text.slice(0, index) + text.slice(index + 1));
  return texts;
}

/** What differs in a number only is numbered on purpose. */
function isNeighbour(a: string, b: string): boolean {
  return editsBetween(a, b) === 1 && a.replace(/\d/g, "") !== b.replace(/\d/g, "");
}
