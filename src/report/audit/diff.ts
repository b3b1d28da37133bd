import type { AuditDiff, EntityDifference } from "../../model/audit-diff.ts";
import type { Paint } from "../plan/paint.ts";
import { actionSymbols, makePaint } from "../plan/paint.ts";
import { formatChange, formatCount, symbolOf } from "../plan/values.ts";
import { printable } from "../printable.ts";

/** For people, as a plan tells of its changes. Ends with a line end. */
export function renderAuditDiff(diff: AuditDiff, { color }: { readonly color: boolean }): string {
  const { from, to, entities } = diff;
  const paint = makePaint(color);
  const lines = entities.flatMap((entity) => renderEntity(entity, diff, paint));
  const count = (action: EntityDifference["action"]) => entities.filter((entity) => entity.action === action).length;
  const counts = `${count("create")} created, ${count("update")} changed, ${count("delete")} removed`;
  return `${paint.bold(`From ${from.label} to ${to.label}`)}
${lines.length === 0 ? `${paint.symbol("=")} No difference.` : lines.join("\n")}

${paint.bold(`Diff: ${counts} (transactions ${from.link} and ${to.link} of the log).`)}
`;
}

/** What came or went is named; --json has all of its values. */
function renderEntity({ kind, id, action, fields }: EntityDifference, { currency }: AuditDiff, paint: Paint): string[] {
  const counted = action === "update" ? `: ${formatCount(fields.length, "field")}` : "";
  const shown = action === "update" ? fields : [];
  return [
    `  ${paint.symbol(actionSymbols[action])} ${kind} ${paint.bold(printable(id))}${counted}`,
    ...shown.map((field) =>
      `      ${paint.symbol(symbolOf(field))} ${printable(field.path)}  ${formatChange(field, currency)}`.trimEnd(),
    ),
  ];
}
