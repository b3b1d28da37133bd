import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import { identify } from "../model/diagnostic.ts";

const rank: Readonly<Record<Severity, number>> = { info: 1, warning: 2, error: 3 };

/**
 * Says of each finding whether the change brings it: the base has none that says the same of the same file, or had it as
 * something milder.
 */
export function markIntroduced(diagnostics: readonly Diagnostic[], base: readonly Diagnostic[]): Diagnostic[] {
  const before = new Map<string, Severity[]>();
  for (const diagnostic of base) {
    const id = identify(diagnostic);
    before.set(id, [...(before.get(id) ?? []), diagnostic.severity]);
  }
  return diagnostics.map((diagnostic) => {
    // Of two that say the same, one more than before is new.
    const known = before.get(identify(diagnostic))?.shift();
    return { ...diagnostic, introduced: known === undefined || rank[known] < rank[diagnostic.severity] };
  });
}
