import { nearest } from "./nearest.ts";
import { OperationalError } from "./operational-error.ts";
import { quoteText } from "./quote.ts";

const SHOWN = 10;

/** Whatever asked for a tenant that is not there says so in these words. `known` are the ids that there are, sorted. */
export function unknownTenant(asked: string, known: readonly string[]): OperationalError {
  return new OperationalError("refused", `There is no tenant ${quoteText(asked)}.`, hintFor(asked, known));
}

function hintFor(asked: string, known: readonly string[]): string {
  const meant = nearest(asked, known);
  if (meant !== undefined) return `Did you mean \`${meant}\`?`;
  if (known.length === 0) return "There is none yet.";
  const more = known.length > SHOWN ? `, and ${known.length - SHOWN} more; \`tenantry tenants list\` shows them` : "";
  return `There are ${known.slice(0, SHOWN).join(", ")}${more}.`;
}
