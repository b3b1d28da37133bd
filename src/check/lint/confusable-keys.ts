import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { foldKey } from "../names/key-words.ts";
import { describeKeys, groupKeys, listKeys } from "../names/list-keys.ts";

export const confusableKeys: Rule = {
  id: "lint/confusable-keys",
  severity: "error",
  summary: "Keys of features and flags differ in more than capitals, - and _.",
  check({ project, report }) {
    for (const alike of groupKeys(listKeys(project), ({ id }) => foldKey(id)).values()) {
      const key = alike.at(-1);
      if (key === undefined || alike.length < 2) continue;
      const others = alike.slice(0, -1);
      const same = others.every(({ id }) => id === key.id);
      report(
        key.place,
        `The ${key.kind} ${quoteText(key.id)} ${same ? "has the same key as" : "differs only in - and _ from"} ${describeKeys(others)}.`,
        {
          hint: same
            ? "Give the flag another key: `requires` and `conflicts` of a flag take features and flags alike."
            : "Keep one of them, or give them keys that nobody takes for each other.",
          related: others.map((other) => ({ place: other.place, message: `${quoteText(other.id)} is here.` })),
        },
      );
    }
  },
};
