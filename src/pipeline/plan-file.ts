import type { Plan, Selection } from "../model/plan.ts";
import { OperationalError } from "../model/operational-error.ts";
import { readPlanFile } from "../plan/plan-file.ts";

/**
 * The plan in the text of a file; its name is for messages.
 * @throws OperationalError `usage` when it is no plan, or would be narrowed
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
