import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { namedTenants } from "../targeting/reached-tenants.ts";
import { keyAt } from "../rule.ts";
import { counted } from "../wording.ts";

export const targetingSprawl: Rule = {
  id: "lint/targeting-sprawl",
  severity: "warning",
  summary: "The rollout of a flag does not list many tenants one by one.",
  options: { max_tenants: 10 },
  check({ project, options, report }) {
    const { max_tenants: most = 10 } = options;
    for (const flag of project.flags.values()) {
      const named = namedTenants(flag.data).size;
      if (named <= most) continue;
      report(
        keyAt(flag, "rollout"),
        `The rollout of ${quoteText(flag.id)} names ${counted(named, "tenant")}, at most ${most} are expected.`,
        { hint: "Target tiers or a percentage; what certain tenants are to keep is an add-on in their features." },
      );
    }
  },
};
