import * as Flags from "@oclif/core/flags";
import { sourceFlag } from "./flags.ts";
import { checkFormats } from "./render-check.ts";

/** What `tenantry check` can be told. */
export const checkFlags = {
  base: Flags.string({ summary: "The branch, tag or commit that the change is compared with.", helpValue: "REF" }),
  all: Flags.boolean({ summary: "With --base: report also what was wrong before.", dependsOn: ["base"] }),
  history: Flags.boolean({
    summary: "Judge also what Git history says of the flags; --no-history leaves it out.",
    default: true,
    allowNo: true,
  }),
  source: Flags.string(sourceFlag),
  watch: Flags.boolean({
    summary: "Check again whenever a file changes, until it is stopped.",
    exclusive: ["base", "fix", "output", "json", "source"],
  }),
  fix: Flags.boolean({ summary: "Mend what can be mended, and print what is left." }),
  "dry-run": Flags.boolean({ summary: "With --fix: print what would change as a diff.", dependsOn: ["fix"] }),
  format: Flags.option({
    options: checkFormats,
    summary: "For people, for programs, for GitHub's annotations, for code scanning, test reports or job summaries.",
    default: "text" as const,
  })(),
  output: Flags.string({
    summary: "Write the report to this file, and only the summary to the terminal.",
    helpValue: "FILE",
  }),
};
