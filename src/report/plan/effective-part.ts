import type { FieldChange, Plan, TenantChange } from "../../model/plan.ts";
import type { Paint } from "./paint.ts";
import { printable } from "../printable.ts";
import { actionSymbols } from "./paint.ts";
import { formatChange, formatMoney, formatValue, symbolOf } from "./values.ts";

/** What tenants will see, in detail where their own file, a hand or a hold is involved; the others by name. */
export function renderEffective(plan: Plan, paint: Paint, limit: number): string[] {
  const inherited = plan.tenants.filter(isInherited);
  const own = plan.tenants.filter((change) => !isInherited(change));
  const lines = own.slice(0, limit).flatMap((change) => renderTenant(change, plan, paint));
  if (own.length > limit) lines.push(`  +${own.length - limit} more (--json for all)`);
  if (inherited.length > 0) lines.push(renderInherited(inherited, paint));
  return lines;
}

/** Nothing to say of it that the edit of the tier, feature or flag does not say. */
function isInherited({ action, fields, reconciles }: TenantChange): boolean {
  const told = fields.every(({ cause, changed_by }) => cause !== "tenant" && changed_by !== "live");
  return action === "update" && reconciles.length === 0 && told;
}

function renderInherited(changes: readonly TenantChange[], paint: Paint): string {
  const named = changes.slice(0, 5).map(({ tenant_id }) => tenant_id);
  const more = changes.length - named.length;
  const rest = more > 0 ? ` +${more} more (--json for all)` : "";
  return `  ${paint.symbol("~")} ${named.join(", ")}${rest}: by what they inherit`;
}

function renderTenant(change: TenantChange, plan: Plan, paint: Paint): string[] {
  const { tenant_id, action, tier, cost_before, cost_after, reconciles } = change;
  const cost = cost_before === cost_after || action === "delete" ? "" : renderCost(change, plan.currency);
  return [
    `  ${paint.symbol(actionSymbols[action])} ${paint.bold(tenant_id)} (${tier})${cost}`,
    ...reconciles.map((id) => `      ${paint.symbol("=")} hold ${id} ends: ${endOf(action)}`),
    ...shownFields(change).map((field) => renderField(field, plan, paint)),
  ];
}

function endOf(action: TenantChange["action"]): string {
  return action === "delete" ? "the tenant is gone" : "Git carries its value";
}

/** A new tenant in short: what it is and what its file sets; --json has all of it. Of `overrides` only if nothing else. */
function shownFields({ action, fields }: TenantChange): FieldChange[] {
  const own = fields.filter(({ path }) => path !== "overrides" && path !== "tier");
  if (action === "create") return own.filter(({ cause, after }) => cause === "tenant" && !sameAsEmpty(after));
  const priced = ({ path, changed_by }: FieldChange) => path === "monthly_cost" && changed_by === "git"; // in the head line
  const visible = fields.filter((field) => field.path !== "overrides" && !priced(field));
  return visible.length > 0 ? visible : [...fields];
}

function sameAsEmpty(value: FieldChange["after"]): boolean {
  return value === false || (Array.isArray(value) && value.length === 0);
}

function renderField(field: FieldChange, plan: Plan, paint: Paint): string {
  const { path, held_by } = field;
  const hold = plan.held.find(({ hold_id }) => hold_id === held_by);
  if (hold !== undefined)
    return `      ${paint.symbol("!")} ${printable(path)} stays ${formatValue(hold.value)} (hold ${hold.hold_id})`;
  const text = `${paint.symbol(symbolOf(field))} ${printable(path)}  ${formatChange(field)}`;
  return `      ${text.trimEnd()}${paint.dim(renderReason(field))}`;
}

const hands: Readonly<Record<FieldChange["changed_by"], string>> = {
  new: "",
  git: "",
  live: "changed live, not in Git",
  both: "changed in Git and live",
};

function renderReason({ cause, changed_by }: FieldChange): string {
  const inherited = cause === "tenant" || changed_by === "live" ? "" : cause;
  const said = [inherited, hands[changed_by]].filter((text) => text !== "");
  return said.length === 0 ? "" : `  (${said.join(", ")})`;
}

function renderCost({ cost_before, cost_after }: TenantChange, currency: string): string {
  return `  ${formatMoney(cost_after - cost_before, currency, true)} a month`;
}
