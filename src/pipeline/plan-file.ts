import type { Plan, Selection } from "../model/plan.ts";
import { OperationalError } from "../model/operational-error.ts";
import { readPlanFile, sealPlan } from "../plan/plan-file.ts";
import { printableJson } from "../report/printable.ts";

/** The text of a file that `openPlanFile` reads. */
export function formatPlanFile(plan: Plan): string {
  return `${printableJson(sealPlan(plan))}\n`;
}

/**
 * The plan in the text of a file; its name is for messages.
 * @throws OperationalError `usage` when it is no plan, was edited, or would be narrowed
 */
export function openPlanFile(text: string, file: string, selection: Selection | undefined): Plan {
  if (selection !== undefined)
    throw new OperationalError(
      "usage",
      "A saved plan is applied as it is: it takes no --target and no --exclude.",
      "Give them to `tenantry plan --out FILE`.",
    );
  return readPlanFile(text, file);
}
