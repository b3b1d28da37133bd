import type { Rule } from "../rule.ts";
import { listOverrideExpiries } from "../list-expiries.ts";

export const overrideExpired: Rule = {
  id: "tenants/override-expired",
  severity: "error",
  summary: "A limit override is not past its expiry date.",
  clock: true,
  check({ project, today, report }) {
    for (const { id, expires, place } of listOverrideExpiries(project))
      if (expires < today)
        report(place, `The override of ${id} expired on ${expires}; it stays in effect until this file changes.`, {
          hint: "Remove the override, or agree on a later date.",
          since: expires,
        });
  },
};
