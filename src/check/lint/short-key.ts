import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { counted } from "../wording.ts";
import { valueAt } from "../rule.ts";

export const shortKey: Rule = {
  id: "lint/short-key",
  severity: "warning",
  summary: "The key of a flag is long enough to say what it is and to be found in code.",
  options: { min_length: 4 },
  check({ project, options, report }) {
    const { min_length: least = 4 } = options;
    for (const flag of project.flags.values())
      if (flag.id.length < least)
        report(
          valueAt(flag, "flag"),
          `The key ${quoteText(flag.id)} has ${counted(flag.id.length, "character")}, at least ${least} are expected.`,
          { hint: "Name it in a word or two for what it switches; so short a key is found everywhere in code." },
        );
  },
};
