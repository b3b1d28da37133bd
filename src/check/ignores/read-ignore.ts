import type { DateText } from "../../model/clock.ts";
import { isDate } from "../../model/clock.ts";
import { quoteText } from "../../model/quote.ts";
import type { KnownRule } from "../rule.ts";
import { suggest } from "../schema/suggest.ts";
import { isProtected } from "../severity.ts";

export const IGNORE = "tenantry-ignore";
const FORM = `Write \`# ${IGNORE} lint/rule-id until 2027-01-31: the reason\`.`;

/** What a comment says. */
export interface Ignore {
  readonly rule: string;
  /** The last day on which it holds. */
  readonly until: DateText;
}
export interface Malformed {
  readonly message: string;
  /** A function where it takes a search. */
  readonly hint: string | (() => string);
}

/** Reads `tenantry-ignore lint/short-key until 2027-01-31: pilot with Legal`. */
export function readIgnore(text: string, known: ReadonlyMap<string, KnownRule>): Ignore | Malformed {
  const [, rule = "", rest = ""] = /^\S+\s+([^\s:]+):?\s*(.*)$/s.exec(text) ?? [];
  if (rule === "") return { message: "This comment names no rule.", hint: FORM };
  if (!known.has(rule)) return unknownRule(rule, known);
  if (isProtected(rule))
    return {
      message: `${quoteText(rule)} protects data and cannot be ignored.`,
      hint: "Delete the comment, and mend what the rule finds.",
    };
  const [, until = "", reason = ""] = /^until\s+([^\s:]+)\s*:?\s*(.*)$/s.exec(rest) ?? [];
  if (!isDate(until))
    return { message: `This comment does not say until which day ${quoteText(rule)} is ignored.`, hint: FORM };
  if (reason.trim() === "")
    return { message: `This comment does not say why ${quoteText(rule)} is ignored.`, hint: FORM };
  return { rule, until };
}

function unknownRule(rule: string, known: ReadonlyMap<string, KnownRule>): Malformed {
  const hint = () => {
    const meant = suggest(rule, [...known.keys()]);
    return meant === undefined ? `${FORM} See \`tenantry rules\`.` : `Did you mean ${quoteText(meant)}?`;
  };
  return { message: `No rule is called ${quoteText(rule)}.`, hint };
}
