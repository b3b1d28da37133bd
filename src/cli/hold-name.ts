import { parseHeldPath } from "../model/held-value.ts";
import { OperationalError } from "../model/operational-error.ts";

/** A hold by its number, or by a tenant and a field. @throws OperationalError `usage` */
export function parseHoldName(
  hold: string,
  field: string | undefined,
): { readonly holdId: number } | { readonly tenantId: string; readonly field: string } {
  if (field !== undefined) {
    parseHeldPath(field);
    return { tenantId: hold, field };
  }
  return { holdId: parseHoldId(hold) };
}

/** @throws OperationalError `usage` */
export function parseHoldId(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new OperationalError(
    "usage",
    `${JSON.stringify(text)} is not the number of a hold.`,
    "`tenantry hold list` shows the numbers; a tenant's name needs the field behind it.",
  );
}
