import type { KnownRule } from "../rule.ts";

/** What is judged of a change as a whole, against its base: the pipeline does, as a plan has to be made for it. */
export const safetyRules = [
  {
    id: "safety/limit",
    severity: "error",
    summary: "A change stays within the limits of `policy.sync`, or its commits acknowledge that it does not.",
    needs: "base",
  },
] as const satisfies readonly KnownRule[];
