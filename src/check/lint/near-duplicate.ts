import type { Key } from "../names/list-keys.ts";
import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { findNeighbours } from "../names/find-neighbours.ts";
import { describeKeys, listKeys } from "../names/list-keys.ts";
import { stemsOf } from "../names/stems.ts";

export const nearDuplicate: Rule = {
  id: "lint/near-duplicate",
  severity: "warning",
  summary: "The key of a flag differs from every other key in more than one letter.",
  options: { min_length: 6 },
  check({ project, options, report }) {
    const keys = listKeys(project);
    const stems = stemsOf(keys.filter(({ kind }) => kind === "flag"));
    // Versions of one flag are reported by lint/versioned-duplicate; features, that are no matter of flags, have no stem.
    const isOurs = (key: Key, other: Key) => stems.get(key) !== stems.get(other);
    for (const [key, neighbours] of findNeighbours(keys, options["min_length"] ?? 6)) {
      const others = neighbours.filter((other) => isOurs(key, other));
      if (others.length === 0) continue;
      report(key.place, `The flag ${quoteText(key.id)} is one letter away from ${describeKeys(others)}.`, {
        hint: "If both mean the same, keep one of them; else choose a key that a slip of the finger does not reach.",
        related: others.map((other) => ({ place: other.place, message: `${quoteText(other.id)} is here.` })),
      });
    }
  },
};
