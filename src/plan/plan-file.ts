import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Plan } from "../model/plan.ts";
import type { JsonObject } from "../model/json.ts";
import { isJsonObject } from "../model/json.ts";
import { OperationalError } from "../model/operational-error.ts";
import { hashPlan } from "./hash-plan.ts";

/** A plan as a file has it. */
export type SealedPlan = Plan & {
  /** SHA-256 over all the rest, whatever the order of keys: shows that a hand was in the file, not whose. */
  readonly digest: string;
};

export function sealPlan(plan: Plan): SealedPlan {
  return { ...plan, digest: digestOf(plan) };
}

/**
 * A plan that `plan --out` has written.
 * @param file its name, for messages
 * @throws OperationalError `usage` for anything else: its digest shows whether all that it says is what was planned
 */
export function readPlanFile(text: string, file: string): Plan {
  const sealed = parseObject(text);
  if (sealed?.["environment"] === null)
    throw new OperationalError(
      "usage",
      `${file} compares two versions of the files: it says nothing about a registry.`,
      "Make it with `tenantry plan --out FILE`, without --base.",
    );
  const { digest, ...rest } = sealed ?? {};
  // The shape is that of whoever sealed it; what is no plan has no such hash.
  const plan = rest as unknown as Plan;
  if (typeof digest !== "string" || !isWhole(plan)) throw refuse(`${file} is no plan, or no longer what was planned.`);
  if (digest !== digestOf(plan)) throw refuse(`The file was edited: ${file} is no longer what was planned.`);
  return plan;
}

function refuse(message: string): OperationalError {
  return new OperationalError("usage", message, "Make it with `tenantry plan --out FILE`, and change nothing in it.");
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) && value["format_version"] === "1.0" ? value : undefined;
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

function digestOf(plan: Plan): string {
  return createHash("sha256")
    .update(canonicalize(plan) ?? "")
    .digest("hex");
}
