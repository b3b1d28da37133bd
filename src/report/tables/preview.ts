import type { AudiencePreview, TenantPreview } from "../../model/preview.ts";
import { formatMoney } from "../money.ts";
import { printable } from "../printable.ts";
import { count, formatNumber } from "./table.ts";

/** What an emergency is about to touch, in a line or two. */
export function renderPreview(preview: TenantPreview | AudiencePreview): string {
  const text = preview.kind === "tenant" ? describeTenant(preview) : describeAudience(preview);
  const { dependents } = preview;
  return `${text}${dependents.length === 0 ? "" : `  What requires it: ${dependents.join(", ")}.\n`}`;
}

function describeTenant(tenant: TenantPreview): string {
  const { tenant_id, display_name, tier, status, owner, users, monthly_cost, currency, features, flags } = tenant;
  const people = users === null ? "users unknown" : count(users, "user");
  const facts = [
    display_name,
    tier,
    status,
    people,
    `${formatMoney(monthly_cost, currency)} a month`,
    `owner ${owner}`,
  ];
  const has = `${count(features.length, "feature")} and ${count(flags.length, "flag")}`;
  return `${tenant_id}: ${facts.map((fact) => printable(fact)).join(", ")}; it has ${has}.\n`;
}

function describeAudience({ name, tiers, currency }: AudiencePreview): string {
  const tenants = tiers.reduce((sum, tier) => sum + tier.tenants, 0);
  if (tenants === 0) return `${name}: no tenant has it.\n`;
  const known = tiers.flatMap(({ users }) => (users === null ? [] : [users]));
  const users = known.reduce((sum, some) => sum + some, 0);
  const people = known.length === 0 ? "users unknown" : count(users, "user");
  const cost = tiers.reduce((sum, tier) => sum + tier.monthly_cost, 0);
  const parts = tiers.map((tier) => `${formatNumber(tier.tenants)} ${tier.tier}`).join(", ");
  return `${name}: ${count(tenants, "tenant")} (${parts}), ${people}, ${formatMoney(cost, currency)} a month.\n`;
}
