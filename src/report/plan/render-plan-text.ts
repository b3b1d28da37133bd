import type { JsonValue } from "../../model/json.ts";
import type { HeldField, KilledFlag, Plan, SafetyFinding } from "../../model/plan.ts";
import type { Paint } from "./paint.ts";
import { sameJson } from "../../model/json.ts";
import { changesNothing } from "../../model/plan.ts";
import { formatAt, formatMoney } from "../money.ts";
import { printable } from "../printable.ts";
import { renderDeclared } from "./declared-part.ts";
import { renderEffective } from "./effective-part.ts";
import { makePaint } from "./paint.ts";
import { formatValue } from "./values.ts";

/** So many files and tenants are shown in detail. */
const SHOWN = 20;

/** For people. `color` is the caller's decision. Ends with a line end. */
export function renderPlanText(plan: Plan, { color }: { readonly color: boolean }): string {
  const paint = makePaint(color);
  const parts = [
    titled("Declared changes", renderDeclared(plan, paint, SHOWN), paint),
    titled("Effective changes", renderEffective(plan, paint, SHOWN), paint),
    titled(
      "Held",
      [
        ...(plan.killed ?? []).map((killed) => renderKilled(killed, paint)),
        ...plan.held.map((held) => renderHeld(held, plan.currency, paint)),
      ],
      paint,
    ),
    titled(
      "Refused by a safety limit",
      plan.safety.map((finding) => renderSafety(finding, paint)),
      paint,
    ),
    titled(
      "Warnings",
      plan.warnings.map((text) => `  ${paint.symbol("!")} ${printable(text)}`),
      paint,
    ),
    renderSelection(plan, paint),
    [...renderNoChange(plan, paint), ...renderCost(plan), paint.bold(renderSummary(plan))],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function titled(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : [paint.bold(title), ...lines];
}

function renderHeld(held: HeldField, currency: string, paint: Paint): string {
  const { tenant_id, path, value, desired, reason, hold_id } = held;
  const format = (shown: JsonValue) => formatAt(path, shown, currency, formatValue);
  const asked = desired === null ? "no value" : format(desired);
  const why = sameJson(value, desired) ? "until a commit says so too" : `although Git asks for ${asked}`;
  const what = `${tenant_id}: ${printable(path)} stays ${format(value)}, ${why}`;
  return `  ${paint.symbol("!")} ${what} (hold ${hold_id}: ${printable(reason)})`;
}

function renderKilled({ flag, hold_id, reason, reconciled }: KilledFlag, paint: Paint): string {
  if (reconciled) return `  ${paint.symbol("=")} flag ${flag}: hold ${hold_id} ends: Git has it off too`;
  const what = `flag ${flag}: killed, off for every tenant whatever Git says`;
  return `  ${paint.symbol("!")} ${what} (hold ${hold_id}: ${printable(reason)})`;
}

function renderSafety({ message, acknowledge }: SafetyFinding, paint: Paint): string {
  const answer = acknowledge === undefined ? "" : ` Acknowledge it with --allow "${acknowledge} <reason>".`;
  return `  ${paint.red("✗")} ${printable(message)}${answer}`;
}

/** Nobody may take a part for the whole. */
function renderSelection({ selection }: Plan, paint: Paint): string[] {
  if (selection === undefined) return [];
  const { targets, excludes, left_out } = selection;
  const only = targets.length === 0 ? "" : ` only ${targets.join(", ")};`;
  const without = excludes.length === 0 ? "" : ` without ${excludes.join(", ")};`;
  const count = left_out === 1 ? "1 other change is" : `${left_out} other changes are`;
  return [`${paint.symbol("!")} A partial plan:${only}${without} ${count} left out.`];
}

function renderNoChange(plan: Plan, paint: Paint): string[] {
  return changesNothing(plan) && plan.safety.length === 0
    ? [`${paint.symbol("=")} No change against ${printable(plan.base.label)}.`]
    : [];
}

function renderCost({ summary, currency }: Plan): string[] {
  const { cost_before, cost_after } = summary;
  const delta = Math.round((cost_after - cost_before) * 100) / 100;
  if (delta === 0) return [];
  const percent = new Intl.NumberFormat("en", {
    style: "percent",
    maximumFractionDigits: 1,
    signDisplay: "exceptZero",
  });
  const share = cost_before === 0 ? "" : `, ${percent.format(delta / cost_before)}`;
  const [before, after] = [formatMoney(cost_before, currency), formatMoney(cost_after, currency)];
  return [`Cost: ${formatMoney(delta, currency, true)} a month (${before} → ${after}${share}).`];
}

/** Counted among all tenants there are: those of the catalog, and those that it no longer has. */
function renderSummary({ summary }: Plan): string {
  const { create, update, delete: deleted, held, total } = summary;
  const counts = `${create} to create, ${update} to update, ${deleted} to delete`;
  const kept = held === 0 ? "" : ` ${held} held.`;
  return `Plan: ${counts} (${create + update + deleted} of ${total + deleted} tenants).${kept}`;
}
