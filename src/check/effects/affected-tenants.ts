import type { Cause } from "./collect-by-place.ts";
import { quoteText } from "../../model/quote.ts";
import { counted, listNames } from "../wording.ts";

/** Who suffers from it, after `for`: how many tenants, with up to three of their names. */
export function describeAffected({ place, groups, tenants }: Cause<unknown>): string {
  const tier = quoteText(groups[0]?.tier.id ?? "");
  if (place.document.kind === "tenant") return "this tenant";
  if (tenants.length === 0) return `every future tenant of ${tier}`;
  const whose = place.document.kind === "tier" ? `of ${tier}` : "of this rollout";
  return `${counted(tenants.length, "tenant")} ${whose}: ${listNames(tenants.map(({ id }) => id))}`;
}
