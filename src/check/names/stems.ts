import type { Key } from "./list-keys.ts";
import { foldKey, wordsOf } from "./key-words.ts";

const ages = new Set(["beta", "experimental", "final", "latest", "legacy", "new", "old"]);

/**
 * What each key is about, without what says which attempt it is: `search` of `search_v2_experimental` and of `new_search`.
 * A number at the end counts as a version only where the key exists without it: `region_1` and `region_2` are two things.
 */
export function stemsOf(keys: readonly Key[]): ReadonlyMap<Key, string> {
  const stems = new Map(keys.map((key) => [key, foldKey(withoutAge(key.id))]));
  const known = new Set(stems.values());
  for (const [key, stem] of stems) {
    const unnumbered = stem.replace(/\d+$/, "");
    if (unnumbered !== "" && known.has(unnumbered)) stems.set(key, unnumbered);
  }
  return stems;
}

function withoutAge(key: string): string {
  const words = wordsOf(key);
  const isAge = (word: string | undefined) => word !== undefined && (ages.has(word) || /^v\d+$/.test(word));
  while (words.length > 1 && isAge(words.at(-1))) words.pop();
  while (words.length > 1 && isAge(words[0])) words.shift();
  return words.join("_").replace(/(?<=[a-z]{3})v\d+$/, "");
}
