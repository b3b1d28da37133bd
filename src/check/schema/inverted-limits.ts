import type { Document } from "../../model/document.ts";
import { isJsonObject, type JsonValue } from "../../model/json.ts";
import { compareLimits, type LimitValue } from "../../model/limit.ts";
import type { Finding } from "./finding.ts";

/** Limits of a tier whose default is above their ceiling: every tenant of the tier would be above it from the start. */
export function findInvertedLimits({ kind, data }: Document): Finding[] {
  const limits = data["limits"];
  if (kind !== "tier" || !isJsonObject(limits)) return [];
  return Object.entries(limits).flatMap(([id, limit]): Finding[] => {
    if (!isJsonObject(limit)) return [];
    const { default: value, ceiling } = limit;
    if (!isLimit(value) || !isLimit(ceiling) || compareLimits(value, ceiling) <= 0) return [];
    return [
      {
        rule: "schema/out-of-range",
        path: ["limits", id, "default"],
        part: "value",
        message: `The default of ${id}, ${String(value)}, is above its ceiling, ${String(ceiling)}.`,
        hint: "Lower the default or raise the ceiling: no tenant may have more without a reason.",
        related: { message: "The ceiling is set here.", path: ["limits", id, "ceiling"] },
      },
    ];
  });
}

function isLimit(value: JsonValue | undefined): value is LimitValue {
  return typeof value === "number" || value === "unlimited";
}
