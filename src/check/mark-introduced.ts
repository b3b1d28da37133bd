import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import { identify } from "../model/diagnostic.ts";
import { isLower } from "./severity.ts";

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
    return { ...diagnostic, introduced: known === undefined || isLower(known, diagnostic.severity) };
  });
}
