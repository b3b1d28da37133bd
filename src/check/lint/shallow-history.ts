import type { Rule } from "../rule.ts";
import { keyAt } from "../rule.ts";

export const shallowHistory: Rule = {
  id: "lint/shallow-history",
  severity: "warning",
  summary: "The rules about the past see all of it: the clone is not shallow.",
  needs: "history",
  check({ project, history, report }) {
    const place = keyAt(project.config, "version");
    if (history?.foreign === true)
      report(
        place,
        "Git does not read this repository, because its folder belongs to another user: its history is not judged.",
        {
          hint: "Run `git config --global --add safe.directory` with the folder's path, or pass --no-history.",
        },
      );
    else if (history?.broken === true)
      report(place, "Git cannot read this repository, or is not installed: its history is not judged.", {
        hint: "Install git, and see what `git log` says; or pass --no-history.",
      });
    else if (history?.shallow === true)
      report(place, "This clone lacks older commits: what the rules about the past need may lie there.", {
        hint: "Run `git fetch --unshallow`; in a GitHub workflow give actions/checkout `fetch-depth: 0`.",
      });
  },
};
