import type { Diagnostic } from "../model/diagnostic.ts";
import type { Span } from "../model/document.ts";
import type { LoadRule } from "../model/load-rules.ts";

const origin = { offset: 0, line: 1, column: 1 };
/** Where a problem of a whole file is reported. */
const fileStart: Span = { start: origin, end: origin };

/** A diagnostic of loading. */
export function fileProblem(
  rule: LoadRule,
  file: string,
  problem: { readonly message: string; readonly hint: string; readonly span?: Span },
): Diagnostic {
  const { message, hint, span = fileStart } = problem;
  return { rule, severity: "error", message, file, span, related: [], hint, clock: false };
}
