import type { SafetyFinding, TenantChange } from "../model/plan.ts";

/** How many tenants somebody has said may be concerned: `updates=412`. */
export type Allowance = Readonly<Partial<Record<CountedKey, number>>>;
export type CountedKey = LimitedKey | "resumptions" | "overages" | "currency" | EmptiedKey;
export type EmptiedKey = "features" | "flags";
type LimitedKey = "updates" | "removals" | "suspensions" | "downgrades";

/** So many tenants are named. */
const SHOWN = 10;

const verbs: Readonly<Record<LimitedKey, string>> = {
  updates: "updates",
  removals: "removes",
  suspensions: "suspends",
  downgrades: "downgrades",
};

/** `counted` are the tenants themselves where each counts. */
export function exceed(
  limit: string,
  key: LimitedKey,
  counted: number | readonly TenantChange[],
  allowed: number,
  allow: Allowance,
): SafetyFinding[] {
  const [count, names] = typeof counted === "number" ? [counted, ""] : [counted.length, `: ${listNames(counted)}`];
  if (count <= Math.max(allowed, allow[key] ?? 0)) return [];
  const message = `The plan ${verbs[key]} ${count} tenants; ${limit} allows ${allowed}${names}.`;
  return [{ limit, message, count, allowed, acknowledge: `${key}=${count}` }];
}

function listNames(changes: readonly TenantChange[]): string {
  const more = changes.length - SHOWN;
  const names = changes.slice(0, SHOWN).map(({ tenant_id }) => tenant_id);
  return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
