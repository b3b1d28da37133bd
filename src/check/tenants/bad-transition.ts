import type { Rule } from "../rule.ts";
import { movesFrom, needsReason } from "../../model/lifecycle.ts";
import { valueAt } from "../rule.ts";
import { joinWords } from "../wording.ts";

export const badTransition: Rule = {
  id: "tenants/bad-transition",
  severity: "error",
  summary: "A tenant's status moves only along its life: from provisioning over active to archived.",
  needs: "base",
  check({ project, base, report }) {
    for (const tenant of project.tenants.values()) {
      const from = base?.tenants.get(tenant.id)?.data.status;
      const { status: to, status_reason: reason } = tenant.data;
      if (from === undefined || from === to) continue;
      const allowed = movesFrom(from);
      if (!allowed.includes(to)) {
        const hint =
          allowed.length === 0
            ? "An archived tenant stays archived: whoever comes back gets a new id."
            : `From ${from} a tenant can become ${joinWords(allowed, "or")}.`;
        report(valueAt(tenant, "status"), `A tenant cannot go from ${from} to ${to}.`, { hint });
      } else if (needsReason(from, to) && reason === undefined)
        report(valueAt(tenant, "status"), `Going from ${from} back to ${to} needs a reason.`, {
          hint: "Add `status_reason: …` beside the status.",
        });
    }
  },
};
