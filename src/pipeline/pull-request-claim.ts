import { OperationalError } from "../model/operational-error.ts";
import { quoteText } from "../model/quote.ts";

/**
 * `--pr-url`, as it may stand in the audit log, where people follow it: an `https:` link without a password, to the host
 * that the repository was cloned from as far as its remote tells one.
 * @throws OperationalError `usage`
 */
export function requirePullRequestUrl(text: string, remote: string | null): string {
  const url = URL.canParse(text) && !/\s/.test(text) ? new URL(text) : undefined;
  if (url?.protocol !== "https:" || url.username !== "" || url.password !== "")
    throw refuse(text, "is no https link to a pull request");
  const host = hostOf(remote);
  if (host !== undefined && host !== url.host)
    throw refuse(text, `leads to another host than the repository's, ${host}`);
  return text;
}

function refuse(text: string, problem: string): OperationalError {
  return new OperationalError(
    "usage",
    `--pr-url ${quoteText(text)} ${problem}.`,
    "Give the pull request's own address, such as https://github.com/OWNER/REPOSITORY/pull/12.",
  );
}

/** A name without a dot is an alias of ssh's own settings. */
function hostOf(remote: string | null): string | undefined {
  return /^(?:https:\/\/|ssh:\/\/)?(?:[^@/]*@)?([\w-]+(?:\.[\w-]+)+)[:/]/.exec(remote ?? "")?.[1]?.toLowerCase();
}
