import type { FlagFile } from "../../model/generated/flag.ts";
import type { Entity, Project } from "../../model/project.ts";
import type { Rule } from "../rule.ts";
import { compareText } from "../../model/diagnostic.ts";
import { valueAt } from "../rule.ts";
import { counted, listNames } from "../wording.ts";

export const maxActiveFlags: Rule = {
  id: "lint/max-active-flags",
  severity: "error",
  summary: "No more flags are on than policy.flags.max_active.",
  check({ project, policy, report }) {
    const active = [...project.flags.values()].filter(({ data }) => data.state === "on");
    const most = policy.flags.max_active;
    const surplus = active.length - most;
    if (surplus <= 0) return;
    const cheapest = byCostOfRemoval(project, active).slice(0, surplus);
    report(
      valueAt(project.config, "policy", "flags", "max_active"),
      `${counted(active.length, "flag")} ${active.length === 1 ? "is" : "are"} on, ${surplus} more than the ${most} of policy.flags.max_active.`,
      {
        hint: `The cheapest to remove: ${listNames(
          cheapest.map(({ id }) => id),
          5,
        )}.`,
        related: cheapest.slice(0, 5).map((flag) => ({
          place: valueAt(flag, "expires"),
          message:
            flag.data.expires === undefined
              ? "This one has no expiry date."
              : `This one expires on ${flag.data.expires}.`,
        })),
      },
    );
  },
};

/** Flags that no other one needs first; among them those whose time ends earliest, then the oldest. */
function byCostOfRemoval(project: Project, flags: readonly Entity<FlagFile>[]): Entity<FlagFile>[] {
  const needed = new Set([...project.flags.values()].flatMap(({ data }) => data.requires ?? []));
  const cost = ({ id, data }: Entity<FlagFile>) =>
    `${needed.has(id) ? 1 : 0} ${data.expires ?? "never"} ${data.created} ${id}`;
  return [...flags].sort((a, b) => compareText(cost(a), cost(b)));
}
