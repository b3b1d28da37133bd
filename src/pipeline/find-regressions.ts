import type { Diagnostic } from "../model/diagnostic.ts";
import { identify } from "../model/diagnostic.ts";
import { loadRules } from "../model/load-rules.ts";
import { isCut } from "../check/most-of-file.ts";

/**
 * What no fix may bring: an error that was not there before, and a finding that another fix has mended.
 *
 * @param made of the findings that have been mended, what `identify` says.
 */
export function findRegressions(
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
  made: ReadonlySet<string>,
): Diagnostic[] {
  const counts = new Map<string, number>();
  for (const finding of before) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  const cut = new Set(before.filter(({ message }) => isCut(message)).map(({ file }) => file));
  return after.filter((finding) => {
    if (finding.severity !== "error" && !made.has(identify(finding))) return false;
    // Of a file with more findings than are listed, others move up when some are mended; unless it is no longer read.
    if (cut.has(finding.file) && !isUnread(finding)) return false;
    const left = counts.get(keyOf(finding)) ?? 0;
    counts.set(keyOf(finding), left - 1);
    return left <= 0;
  });
}

const loading = new Set(loadRules.map(({ id }) => id));

function isUnread({ rule }: Diagnostic): boolean {
  return loading.has(rule);
}

/** A warning that becomes an error is a new one. */
function keyOf(finding: Diagnostic): string {
  return `${finding.severity} ${identify(finding)}`;
}
