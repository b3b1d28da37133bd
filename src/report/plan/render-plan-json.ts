import type { Plan } from "../../model/plan.ts";
import { printableJson } from "../printable.ts";

/** The plan itself: it reads back as the same value. Ends with a line end. */
export function renderPlanJson(plan: Plan): string {
  return `${printableJson(plan)}\n`;
}
