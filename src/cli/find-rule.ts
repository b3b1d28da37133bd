import type { RuleSummary } from "../model/diagnostic.ts";
import { nearest } from "../model/nearest.ts";
import { OperationalError } from "../model/operational-error.ts";
import { quoteText } from "../model/quote.ts";

/**
 * The rule of an id; its group may be left out where the rest is clear.
 * @throws OperationalError `usage` when there is none, or several.
 */
export function findRule<T extends RuleSummary>(id: string, rules: readonly T[]): T {
  const exact = rules.find((rule) => rule.id === id);
  const named = rules.filter((rule) => nameOf(rule.id) === id);
  const rule = exact ?? (named.length === 1 ? named[0] : undefined);
  if (rule !== undefined) return rule;
  if (named.length > 1)
    throw new OperationalError(
      "usage",
      `${String(named.length)} rules are called ${quoteText(id)}.`,
      `Name one of them: ${named.map((one) => `\`${one.id}\``).join(" or ")}.`,
    );
  throw new OperationalError("usage", `No rule is called ${quoteText(id)}.`, suggest(id, rules));
}

function suggest(id: string, rules: readonly RuleSummary[]): string {
  const meant = nearest(
    id,
    rules.map((rule) => (id.includes("/") ? rule.id : nameOf(rule.id))),
  );
  const ids = rules.filter((rule) => rule.id === meant || nameOf(rule.id) === meant).map((rule) => `\`${rule.id}\``);
  return ids.length === 0 ? "`tenantry rules` lists them." : `Did you mean ${ids.join(" or ")}?`;
}

function nameOf(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}
