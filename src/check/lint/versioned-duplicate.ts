import type { Key } from "../names/list-keys.ts";
import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { foldKey } from "../names/key-words.ts";
import { describeKeys, groupKeys, listFlagKeys } from "../names/list-keys.ts";
import { stemsOf } from "../names/stems.ts";

export const versionedDuplicate: Rule = {
  id: "lint/versioned-duplicate",
  severity: "error",
  summary: "There is one flag for one thing, not one for each attempt at it.",
  check({ project, report }) {
    const keys = listFlagKeys(project);
    const stems = stemsOf(keys);
    for (const family of groupKeys(keys, (key) => stems.get(key) ?? "").values()) {
      const [key, ...others] = distinct(family).reverse();
      if (key === undefined || others.length === 0) continue;
      const earlier = others.reverse();
      report(key.place, `The flag ${quoteText(key.id)} is another version of ${describeKeys(earlier)}.`, {
        hint: "Finish or remove the earlier one first, with the code behind it; one rollout at a time needs one flag.",
        related: earlier.map((other) => ({ place: other.place, message: `${quoteText(other.id)} is here.` })),
      });
    }
  },
};

/** Of those that differ in - and _ only, which lint/confusable-keys reports, the first one. */
function distinct(keys: readonly Key[]): Key[] {
  return [...groupKeys(keys, ({ id }) => foldKey(id)).values()].flatMap(([first]) =>
    first === undefined ? [] : [first],
  );
}
