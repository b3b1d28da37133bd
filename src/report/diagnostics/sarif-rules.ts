import type { RuleSummary, Severity } from "../../model/diagnostic.ts";

/** A rule with its page of documentation, in Markdown, where it is at hand. */
export interface ExplainedRule extends RuleSummary {
  readonly page?: string | undefined;
  /** The absolute URI of that page. */
  readonly pageUri: string;
}

export type RuleLookup = (id: string) => ExplainedRule | undefined;

/** A `reportingDescriptor` of SARIF. */
export function describeRule(
  id: string,
  rule: ExplainedRule | undefined,
  levels: Readonly<Record<Severity, string>>,
): object {
  if (rule === undefined) return { id };
  const { summary, severity, page, pageUri } = rule;
  const help = page && withoutLinks(page);
  const tags = [id.split("/")[0], ...(rule.fixable ? ["fixable"] : []), ...(rule.clock ? ["clock"] : [])];
  return {
    id,
    shortDescription: { text: summary },
    helpUri: pageUri,
    ...(help && { help: { text: help, markdown: help } }),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags },
  };
}

/** Pages link to each other by relative paths, which lead nowhere outside of their folder. */
function withoutLinks(page: string): string {
  return page.replace(/\[([^\]]+)\]\((?!https?:)[^)]*\)/g, "$1");
}
