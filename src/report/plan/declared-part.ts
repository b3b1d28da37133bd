import type { DeclaredChange, Effect, Plan } from "../../model/plan.ts";
import type { Paint } from "./paint.ts";
import { printable } from "../printable.ts";
import { actionSymbols } from "./paint.ts";
import { formatChange, formatCount, symbolOf } from "./values.ts";

/** What was written in files, and what an edit of a tier, feature or flag does to the tenants that inherit from it. */
export function renderDeclared(plan: Plan, paint: Paint, limit: number): string[] {
  const told = new Set(plan.declared.map(nameOf));
  const others = plan.effects.filter(({ cause }) => !told.has(cause));
  const lines = plan.declared.slice(0, limit).flatMap((change) => renderChange(change, plan, paint));
  if (plan.declared.length > limit) lines.push(`  +${plan.declared.length - limit} more (--json for all)`);
  return [...lines, ...others.map((effect) => `  ${paint.symbol("~")} ${effect.cause}: ${renderEffect(effect)}`)];
}

function renderChange(change: DeclaredChange, plan: Plan, paint: Paint): string[] {
  const { kind, id, action, file, fields } = change;
  const effects = plan.effects.filter(({ cause }) => cause === nameOf(change));
  const [first] = effects;
  const name = file === "" ? `${kind} ${id}` : printable(file);
  const counted = fields.length === 0 ? "" : `: ${formatCount(fields.length, "field")}`;
  const single = first !== undefined && effects.length === 1 ? `; ${renderEffect(first)}` : "";
  return [
    `  ${paint.symbol(actionSymbols[action])} ${paint.bold(name)}${action === "delete" ? ": deleted" : counted}${single}`,
    ...fields.map((field) => renderField(field, paint)),
    ...(effects.length > 1 ? effects.map((effect) => `      ${renderEffect(effect)}`) : []),
  ];
}

function renderField(field: DeclaredChange["fields"][number], paint: Paint): string {
  const held = field.held_by === undefined ? "" : paint.dim(`  (held by hold ${field.held_by})`);
  const text = `${paint.symbol(symbolOf(field))} ${printable(field.path)}  ${formatChange(field)}`;
  return `      ${text.trimEnd()}${held}`;
}

/** `412 tenants get max_queries_per_day 20,000 → 25,000`. */
function renderEffect(effect: Effect): string {
  const { path, tenants, after } = effect;
  const [group, ...rest] = path.split(".");
  const what = group === "limits" ? rest.join(".") : printable(path);
  const [verb, value] = after === undefined ? ["lose", ""] : ["get", formatChange(effect)];
  return `${formatCount(tenants, "tenant")} ${tenants === 1 ? `${verb}s` : verb} ${what} ${value}`.trimEnd();
}

function nameOf({ kind, id }: DeclaredChange): string {
  return `${kind}:${id}`;
}
