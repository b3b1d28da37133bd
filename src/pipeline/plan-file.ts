import { readFileSync } from "node:fs";
import type { Plan, Selection } from "../model/plan.ts";
import { OperationalError } from "../model/operational-error.ts";
import { readPlanFile } from "../plan/plan-file.ts";

/**
 * The plan that a command line names; undefined when it names none.
 * @throws OperationalError `usage` when it cannot be read, is no plan, or would be narrowed
 */
export function openPlanFile(file: string | undefined, selection: Selection | undefined): Plan | undefined {
  if (file === undefined) return undefined;
  if (selection !== undefined)
    throw new OperationalError(
      "usage",
      "A saved plan is applied as it is: it takes no --target and no --exclude.",
      "Give them to `tenantry plan --out FILE`.",
    );
  return readPlanFile(readText(file), file);
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hint = "Make it with `tenantry plan --out FILE`.";
    throw new OperationalError("usage", `The plan cannot be read: ${reason}.`, hint, { cause: error });
  }
}
