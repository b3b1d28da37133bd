import { editsBetween } from "../model/nearest.ts";
import { quoteText } from "../model/quote.ts";
import type { SchemaFile } from "../model/schema-file.ts";

const MAIN = "tenant_config.schema.json";
/** The words in the right order, whatever joins them. */
const FORM =
  /^tenants?[-_. ]?configs?(?:[-_. ](?<tier>[a-z][a-z0-9_-]{1,62}?))??(?:[-_. ]schemas?)?\.(?:jsonc?|ya?ml)$/i;

/** Why a file of schema/ that is not read was meant to be: its name is nearly that of a schema. */
export function judgeName(name: string, others: ReadonlyMap<string, unknown>): SchemaFile["problem"] {
  const meant = nameMeant(name);
  if (meant === undefined) return undefined;
  return {
    message: `A file called ${quoteText(name)} is not read, so this schema judges nobody.`,
    hint: others.has(meant)
      ? `${quoteText(meant)} is there too: delete one of the two.`
      : `Rename it to ${quoteText(meant)}${name.toLowerCase().endsWith(".json") ? "" : ", and write it as JSON"}.`,
  };
}

function nameMeant(name: string): string | undefined {
  const form = FORM.exec(name);
  const tier = form?.groups?.["tier"]?.toLowerCase();
  if (form !== null) return tier === undefined ? MAIN : `tenant_config.${tier}.schema.json`;
  return editsBetween(name.toLowerCase(), MAIN) <= 2 ? MAIN : undefined;
}
