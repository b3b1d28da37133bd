import type { DeclaredChange, Effect, Plan, SettingChange } from "../../model/plan.ts";
import type { Paint } from "./paint.ts";
import { printable } from "../printable.ts";
import { actionSymbols } from "./paint.ts";
import { formatChange, formatCount, symbolOf } from "./values.ts";

/** What was written in files, and what an edit of a tier, feature or flag does to the tenants that inherit from it. */
export function renderDeclared(plan: Plan, paint: Paint, limit: number): string[] {
  const created = plan.declared.filter(({ action }) => action === "create");
  const changed = plan.declared.filter(({ action }) => action !== "create");
  const told = new Set(changed.map(nameOf));
  const others = plan.effects.filter(({ cause }) => !told.has(cause));
  const lines = changed.slice(0, limit).flatMap((change) => renderChange(change, plan, paint));
  if (changed.length > limit) lines.push(`  +${changed.length - limit} more (--json for all)`);
  return [
    ...plan.settings.map((change) => `  ${paint.symbol("~")} tenantry.yaml: ${renderSetting(change, plan.currency)}`),
    ...renderCreated(created, paint, limit),
    ...lines,
    ...others.map((effect) => `  ${paint.symbol("~")} ${effect.cause}: ${renderEffect(effect, plan.currency)}`),
  ];
}

function renderSetting(change: SettingChange, currency: string): string {
  return `${printable(change.path)}  ${formatChange(change, currency)}`;
}

/** New files by name: what is in them is there to read, and what tenants get is told as their effective change. */
function renderCreated(created: readonly DeclaredChange[], paint: Paint, limit: number): string[] {
  return (["tier", "feature", "flag", "tenant"] as const).flatMap((kind) => {
    const ids = created.filter((change) => change.kind === kind).map(({ id }) => id);
    if (ids.length === 0) return [];
    const more = ids.length > limit ? ` +${ids.length - limit} more (--json for all)` : "";
    return [`  ${paint.symbol("+")} ${formatCount(ids.length, kind)}: ${ids.slice(0, limit).join(", ")}${more}`];
  });
}

function renderChange(change: DeclaredChange, plan: Plan, paint: Paint): string[] {
  const { kind, id, action, file, fields } = change;
  const effects = plan.effects.filter(({ cause }) => cause === nameOf(change));
  const [first] = effects;
  const name = file === "" ? `${kind} ${id}` : printable(file);
  const counted = fields.length === 0 ? "" : `: ${formatCount(fields.length, "field")}`;
  const single = first !== undefined && effects.length === 1 ? `; ${renderEffect(first, plan.currency)}` : "";
  return [
    `  ${paint.symbol(actionSymbols[action])} ${paint.bold(name)}${action === "delete" ? ": deleted" : counted}${single}`,
    ...fields.map((field) => renderField(field, plan.currency, paint)),
    ...(effects.length > 1 ? effects.map((effect) => `      ${renderEffect(effect, plan.currency)}`) : []),
  ];
}

function renderField(field: DeclaredChange["fields"][number], currency: string, paint: Paint): string {
  const held = field.held_by === undefined ? "" : paint.dim(`  (held by hold ${field.held_by})`);
  const text = `${paint.symbol(symbolOf(field))} ${printable(field.path)}  ${formatChange(field, currency)}`;
  return `      ${text.trimEnd()}${held}`;
}

/** `412 tenants get max_queries_per_day 20,000 → 25,000`. */
function renderEffect(effect: Effect, currency: string): string {
  const { path, tenants, after } = effect;
  const [group, ...rest] = path.split(".");
  const what = group === "limits" ? rest.join(".") : printable(path);
  const [verb, value] = after === undefined ? ["lose", ""] : ["get", formatChange(effect, currency)];
  return `${formatCount(tenants, "tenant")} ${tenants === 1 ? `${verb}s` : verb} ${what} ${value}`.trimEnd();
}

function nameOf({ kind, id }: DeclaredChange): string {
  return `${kind}:${id}`;
}
