import { OperationalError } from "../model/operational-error.ts";
import { quoteText } from "../model/quote.ts";

/**
 * Of a registry that is given its name now. One that was named before this was asked keeps the name it has.
 * @throws OperationalError `usage`
 */
export function requireEnvironmentName(name: string): void {
  if (/^[a-z0-9_-]{1,63}$/.test(name)) return;
  throw new OperationalError(
    "usage",
    `${quoteText(name)} cannot be the name of an environment.`,
    "Write 1 to 63 small letters, digits, `_` and `-`, such as production.",
  );
}
