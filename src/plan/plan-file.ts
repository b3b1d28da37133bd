import type { Plan } from "../model/plan.ts";
import { isJsonObject } from "../model/json.ts";
import { OperationalError } from "../model/operational-error.ts";
import { hashPlan } from "./hash-plan.ts";

/**
 * A plan that `plan --out` has written.
 * @param file its name, for messages
 * @throws OperationalError `usage` for anything else: its hash shows whether what it says is what was planned
 */
export function readPlanFile(text: string, file: string): Plan {
  const plan = parsePlan(text);
  if (plan === undefined || !isWhole(plan))
    throw new OperationalError(
      "usage",
      `${file} is no plan, or no longer what was planned.`,
      "Make it with `tenantry plan --out FILE`, and change nothing in it.",
    );
  if (plan.environment === null)
    throw new OperationalError(
      "usage",
      `${file} compares two versions of the files: it says nothing about a registry.`,
      "Make it with `tenantry plan --out FILE`, without --base.",
    );
  return plan;
}

function parsePlan(text: string): Plan | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) && value["format_version"] === "1.0" ? (value as unknown as Plan) : undefined;
  } catch {
    return undefined;
  }
}

/** The hash covers all that is compared later; what is no plan has no such hash, or cannot be hashed. */
function isWhole(plan: Plan): boolean {
  try {
    return plan.hash === hashPlan(plan) && typeof plan.target.catalog_hash === "string";
  } catch {
    return false;
  }
}
