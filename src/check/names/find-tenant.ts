import type { Project } from "../../model/project.ts";
import { wordsOf } from "./key-words.ts";

export interface NamedTenant {
  readonly id: string;
  /** `for` stands before it, or `only` beside it: it is no other word that happens to be a tenant's id. */
  readonly sure: boolean;
}

/** The tenant whose id stands in a key as whole words: the one with the longest name, of those the first. */
export function findTenant({ ids }: Project, key: string): NamedTenant | undefined {
  const words = wordsOf(key);
  for (let length = words.length; length > 0; length--)
    for (let start = 0; start + length <= words.length; start++) {
      const part = words.slice(start, start + length);
      const id = [part.join("_"), part.join("-")].find((text) => ids.tenant.has(text));
      if (id === undefined) continue;
      const before = words[start - 1] ?? "";
      return { id, sure: ["for", "only"].includes(before) || words[start + length] === "only" };
    }
  return undefined;
}
