import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { listComebacks } from "../past/previous-life.ts";
import { valueAt } from "../rule.ts";

export const reusedKey: Rule = {
  id: "lint/reused-key",
  severity: "error",
  summary: "The key of a flag that was removed is never given to another one.",
  needs: "history",
  check(context) {
    for (const { flag, before, deleted, repurposed } of listComebacks(context)) {
      if (!repurposed) continue;
      const meaning = typeof before.description === "string" ? before.description : "something else";
      context.report(
        valueAt(flag, "flag"),
        `The key ${quoteText(flag.id)} belonged to a flag for ${quoteText(meaning)} that was removed on ${deleted}.`,
        { hint: "Choose a key that was never used: code, logs and caches may still know the old meaning." },
      );
    }
  },
};
