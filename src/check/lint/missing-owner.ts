import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { valueAt } from "../rule.ts";

export const missingOwner: Rule = {
  id: "lint/missing-owner",
  severity: "error",
  summary: "The owner of a flag is an address that reaches somebody.",
  check({ project, report }) {
    for (const flag of project.flags.values()) {
      const { owner } = flag.data;
      const flaw = flawOf(owner.toLowerCase());
      if (flaw === undefined) continue;
      report(valueAt(flag, "owner"), `The owner ${quoteText(owner)} ${flaw}.`, {
        hint: "Write the address of the person or team that removes the flag when its time has come.",
      });
    }
  },
};

const nobody = new Set(
  ["change-me", "changeme", "devnull", "do-not-reply", "donotreply", "fixme", "me", "no-reply", "nobody"].concat([
    "none",
    "noreply",
    "placeholder",
    "tba",
    "tbd",
    "todo",
    "unknown",
    "xxx",
    "you",
    "your-name",
    "your-team",
  ]),
);

/** Mail to these goes nowhere (RFC 2606). Those for documentation, such as example.com, are what examples need. */
const reserved = /(?:^|\.)(?:invalid|localhost)$/;

function flawOf(address: string): string | undefined {
  const at = address.lastIndexOf("@");
  if (nobody.has(address.slice(0, at).replace(/[._]/g, "-"))) return "stands for nobody";
  return reserved.test(address.slice(at + 1)) ? "is on a domain that belongs to nobody" : undefined;
}
