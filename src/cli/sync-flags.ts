import * as Flags from "@oclif/core/flags";
import { actorFlag, cacheFlag, selectionFlags } from "./flags.ts";

/** What `tenantry sync` can be told. */
export const syncFlags = {
  "auto-approve": Flags.boolean({ summary: "Apply the plan without asking." }),
  "dry-run": Flags.boolean({ summary: "End with the plan." }),
  actor: actorFlag,
  "pr-url": Flags.string({ summary: "The pull request; else as the commit's message says.", helpValue: "URL" }),
  reason: Flags.string({ summary: "Why, for the audit log.", helpValue: "TEXT" }),
  allow: Flags.string({
    summary:
      "Lift a safety limit for so many tenants: `KEY=COUNT why`, where KEY is updates, removals, suspensions, downgrades, resumptions, overages, features or flags; may be repeated.",
    helpValue: "TEXT",
    multiple: true,
  }),
  "allow-rollback": Flags.boolean({ summary: "Take a commit that does not descend from the last one." }),
  "wait-readers": Flags.string({
    summary: "Wait so long until every live reader has applied it; exits with 5, and names them, when some have not.",
    helpValue: "TIME",
  }),
  ...selectionFlags,
  cache: cacheFlag,
};
