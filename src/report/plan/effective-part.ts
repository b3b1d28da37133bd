import type { EntityChange, FieldChange, Plan, TenantChange } from "../../model/plan.ts";
import type { TenantDocument } from "../../model/catalog.ts";
import type { Paint } from "./paint.ts";
import { isWrittenDownOnly } from "../../model/plan.ts";
import { compareText } from "../../model/diagnostic.ts";
import { leavesOf } from "../../model/leaves.ts";
import { formatAt, formatMoney } from "../money.ts";
import { printable } from "../printable.ts";
import { actionSymbols } from "./paint.ts";
import { formatChange, formatValue, symbolOf } from "./values.ts";

/** What tenants will see, in detail where their own file, a hand or a hold is involved; the others by name. */
export function renderEffective(plan: Plan, paint: Paint, limit: number): string[] {
  const inherited = plan.tenants.filter(isInherited);
  const known = plan.tenants.filter(isWrittenDownOnly);
  const own = plan.tenants.filter((change) => !isInherited(change) && !isWrittenDownOnly(change));
  const lines = own.slice(0, limit).flatMap((change) => renderTenant(change, plan, paint));
  if (own.length > limit) lines.push(`  +${own.length - limit} more (--json for all)`);
  if (inherited.length > 0) lines.push(renderNamed("~", inherited.map(nameOf), "by what they inherit", paint));
  const rows = [...plan.entities.filter(({ written_down }) => written_down).map(nameOf), ...known.map(nameOf)];
  if (rows.length > 0) lines.push(renderNamed("=", rows, WRITTEN_DOWN, paint));
  return lines;
}

/** Nothing to say of it that the edit of the tier, feature or flag does not say. */
function isInherited({ action, fields, reconciles }: TenantChange): boolean {
  const told = fields.every(({ cause, changed_by }) => cause !== "tenant" && changed_by !== "live");
  return action === "update" && reconciles.length === 0 && fields.length > 0 && told;
}

/** Somebody has done by hand what Git asks for now. */
const WRITTEN_DOWN = "as Git asks already; that Git asks for it is written down";

function nameOf(change: TenantChange | EntityChange): string {
  return "tenant_id" in change ? change.tenant_id : `${change.kind} ${change.id}`;
}

function renderNamed(symbol: "~" | "=", names: readonly string[], what: string, paint: Paint): string {
  const named = names.slice(0, 5);
  const more = names.length - named.length;
  const rest = more > 0 ? ` +${more} more (--json for all)` : "";
  return `  ${paint.symbol(symbol)} ${named.join(", ")}${rest}: ${what}`;
}

function renderTenant(change: TenantChange, plan: Plan, paint: Paint): string[] {
  const { tenant_id, action, cost_before, cost_after, reconciles } = change;
  const cost = cost_before === cost_after || action === "delete" ? "" : renderCost(change, plan.currency);
  return [
    `  ${paint.symbol(actionSymbols[action])} ${paint.bold(tenant_id)} (${standing(change)})${cost}`,
    ...reconciles.map((id) => `      ${paint.symbol("=")} hold ${id} ends: ${endOf(action)}`),
    ...shownFields(change).map((field) => renderField(field, plan, paint)),
  ];
}

function endOf(action: TenantChange["action"]): string {
  return action === "delete" ? "the tenant is gone" : "Git carries its value";
}

/** Of `overrides` only if there is nothing else; what Git does to the price stands in the head line. */
function shownFields({ fields, document, action }: TenantChange): FieldChange[] {
  if (action === "create" && document !== undefined) return ownFields(document);
  const priced = ({ path, changed_by }: FieldChange) => path === "monthly_cost" && changed_by === "git";
  const visible = fields.filter((field) => field.path !== "overrides" && !priced(field));
  return visible.length > 0 ? visible : [...fields];
}

/** Of a new tenant only what sets it apart from the others of its tier; --json has all of it. */
function ownFields(document: TenantDocument): FieldChange[] {
  return [...leavesOf(document)]
    .filter(
      ([path]) =>
        path.startsWith("suspension.") || (document.overrides.includes(path) && /^(limits|features)\./.test(path)),
    )
    .map(([path, after]): FieldChange => ({ path, after, cause: "tenant", changed_by: "new" }))
    .sort((a, b) => compareText(a.path, b.path));
}

function standing({ action, tier, document }: TenantChange): string {
  return action === "create" && document !== undefined ? `${tier}, ${document.status}` : tier;
}

function renderField(field: FieldChange, plan: Plan, paint: Paint): string {
  const { path, held_by } = field;
  const hold = plan.held.find(({ hold_id }) => hold_id === held_by);
  if (hold !== undefined)
    return `      ${paint.symbol("!")} ${printable(path)} stays ${formatAt(path, hold.value, plan.currency, formatValue)} (hold ${hold.hold_id})`;
  const text = `${paint.symbol(symbolOf(field))} ${printable(path)}  ${formatChange(field, plan.currency)}`;
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
