import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { findRenamedLimits } from "../renamed-limits.ts";
import { findUnknownLimits, reportUnknown } from "../report-unknown.ts";
import { keyAt } from "../rule.ts";
import { counted, listNames } from "../wording.ts";

export const unknownLimit: Rule = {
  id: "references/unknown-limit",
  severity: "error",
  summary: "A limit that a tier or a tenant sets is in the vocabulary of tenantry.yaml.",
  check(context) {
    const { known, unknown } = findUnknownLimits(context.project);
    const renamed = findRenamedLimits(context.project);
    for (const [id, before] of renamed) {
      const uses = unknown.filter((use) => use.id === before);
      const files = [...new Set(uses.map(({ place }) => place.document.file))];
      const message = `No tier sets ${quoteText(id)}; ${counted(files.length, "file")} set ${quoteText(before)} instead.`;
      context.report(keyAt(context.project.config, "limits", id), message, {
        hint: `Call it ${quoteText(before)} again, or write ${quoteText(id)} in ${listNames(files, 8)}.`,
        related: uses.slice(0, 3).map(({ place }) => ({ place, message: "The other name is used here." })),
      });
    }
    const told = new Set(renamed.values());
    reportUnknown(
      context,
      "limit of tenantry.yaml",
      known,
      unknown.filter(({ id }) => !told.has(id)),
    );
  },
};
