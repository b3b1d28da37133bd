import type { FlagFile } from "../../model/generated/flag.ts";
import type { Rule } from "../rule.ts";
import { isOutOfReach } from "../effects/dead.ts";
import { valueAt } from "../rule.ts";

type Entry = NonNullable<FlagFile["rollout"]>[number];

export const deadRolloutEntry: Rule = {
  id: "lint/dead-rollout-entry",
  severity: "warning",
  summary: "Every entry of a rollout can decide for somebody: none before it matches all that it matches.",
  check({ project, report }) {
    for (const flag of project.flags.values()) {
      if (isOutOfReach(project, flag)) continue; // dependencies/unreachable speaks
      const rollout = flag.data.rollout ?? [];
      for (const [index, entry] of rollout.entries()) {
        const before = rollout.slice(0, index).findIndex((other) => matchesAllOf(other, entry));
        if (before === -1) continue;
        report(
          valueAt(flag, "rollout", index),
          "This entry can never decide: one above it matches all that it matches.",
          {
            hint: "Move it above the other one, or delete it: the first entry that matches decides.",
            related: [{ place: valueAt(flag, "rollout", before), message: "This one decides instead." }],
          },
        );
      }
    }
  },
};

function matchesAllOf(wide: Entry, narrow: Entry): boolean {
  return holdsAllOf(wide.tenants, narrow.tenants) && holdsAllOf(wide.tiers, narrow.tiers);
}

/** An entry without a list does not look at it. */
function holdsAllOf(wide: readonly string[] | undefined, narrow: readonly string[] | undefined): boolean {
  if (wide === undefined) return true;
  const held = new Set(wide);
  return narrow?.every((id) => held.has(id)) ?? false;
}
