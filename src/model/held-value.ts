import type { JsonValue } from "./json.ts";
import { parsePath } from "./json.ts";
import { OperationalError } from "./operational-error.ts";
import { quoteText } from "./quote.ts";

type HeldGroup = "limits" | "features" | "flags";

/** A value of one tenant that an emergency may hold. */
export interface HeldPath {
  readonly group: HeldGroup;
  readonly name: string;
}

const GROUPS: readonly string[] = ["limits", "features", "flags"] satisfies HeldGroup[];

/** `limits.max_users`, `features.x`, `flags.y`. @throws OperationalError `usage` */
export function parseHeldPath(field: string): HeldPath {
  const [group, name, ...rest] = parsePath(field) ?? [];
  if (isHeldGroup(group) && typeof name === "string" && rest.length === 0 && field === `${group}.${name}`)
    return { group, name };
  throw new OperationalError(
    "usage",
    `${quoteText(field)} is no field that can be held.`,
    field === "status"
      ? "`tenantry suspend` and `tenantry resume` hold the status."
      : "Write limits.NAME, features.NAME or flags.NAME.",
  );
}

/**
 * What a person writes for such a value: a whole number or `unlimited` for a limit, `true` or `false` (or `on`, `off`) for
 * a feature or flag.
 * @throws OperationalError `usage`
 */
export function parseHeldValue({ group }: HeldPath, text: string): JsonValue {
  if (group === "limits") {
    if (text === "unlimited") return text;
    if (/^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
    throw wrong(text, "limit", "Write a whole number from 0 on, or unlimited.");
  }
  if (text === "true" || text === "on") return true;
  if (text === "false" || text === "off") return false;
  throw wrong(text, group === "features" ? "feature" : "flag", "Write true or false.");
}

function wrong(text: string, what: string, hint: string): OperationalError {
  return new OperationalError("usage", `${quoteText(text)} is no value of a ${what}.`, hint);
}

function isHeldGroup(group: string | number | undefined): group is HeldGroup {
  return typeof group === "string" && GROUPS.includes(group);
}
