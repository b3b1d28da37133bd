import type { HeldPath } from "../model/held-value.ts";
import { nearest } from "../model/nearest.ts";
import { OperationalError } from "../model/operational-error.ts";
import { quoteText } from "../model/quote.ts";
import type { TenantState } from "../model/registry.ts";
import type { Vocabulary } from "./dependents.ts";

const NOUNS = { limits: "limit", features: "feature", flags: "flag" } as const;

/**
 * A limit that the tenant has, a feature or flag that is declared.
 * @throws OperationalError `refused`, with what was meant
 */
export function requireHoldable({ group, name }: HeldPath, tenant: TenantState, words: Vocabulary): void {
  const known =
    group === "limits" ? Object.keys({ ...tenant.live.limits, ...tenant.applied?.limits }) : [...words[group].keys()];
  if (known.includes(name)) return;
  const owner = group === "limits" ? `Tenant ${tenant.tenant_id} has no` : "There is no";
  throw new OperationalError("refused", `${owner} ${NOUNS[group]} ${quoteText(name)}.`, hintFor(name, known));
}

/** @throws OperationalError `refused`, with what was meant */
export function requireFlag(flag: string, { flags }: Vocabulary): void {
  if (!flags.has(flag))
    throw new OperationalError("refused", `There is no flag ${quoteText(flag)}.`, hintFor(flag, [...flags.keys()]));
}

function hintFor(asked: string, known: readonly string[]): string {
  const meant = nearest(asked, known);
  if (meant !== undefined) return `Did you mean \`${meant}\`?`;
  if (known.length === 0) return "There is none yet.";
  return `There are ${known.slice(0, 10).join(", ")}${known.length > 10 ? ", …" : ""}.`;
}
