import { OperationalError } from "./operational-error.ts";

/** As `suspension.reason` in a tenant's file: what is longer is no line of a table any more. */
const MOST = 500;

/**
 * What somebody wrote on the command line, when it is short enough to be kept and shown everywhere.
 * @param name where it was written, such as `--reason`
 * @throws OperationalError `usage` beyond 500 characters
 */
export function requireShort(name: string, text: string): string {
  const { length } = Array.from(text); // characters as the schemas count them, not UTF-16 units
  if (length > MOST)
    throw new OperationalError(
      "usage",
      `${name} has ${String(length)} characters; at most ${String(MOST)} are allowed.`,
      "Shorten it, and link to the rest.",
    );
  return text;
}
