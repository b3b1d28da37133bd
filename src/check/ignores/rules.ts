import type { KnownRule } from "../rule.ts";

/** What must hold of the comments that silence a finding. None can be switched off or ignored itself. */
export const ignoreRules = [
  {
    id: "ignores/malformed",
    severity: "error",
    summary: "A comment that silences a rule names the rule, a day and a reason.",
  },
  {
    id: "ignores/expired",
    severity: "error",
    summary: "A comment that silences a rule is not past its day.",
    clock: true,
  },
  {
    id: "ignores/unused",
    severity: "error",
    summary: "A comment that silences a rule silences something.",
  },
] as const satisfies readonly KnownRule[];

export type IgnoreRule = (typeof ignoreRules)[number]["id"];
