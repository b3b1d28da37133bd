import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Plan } from "../model/plan.ts";

type Facts = Pick<Plan, "settings" | "entities" | "tenants" | "held" | "killed">;

/**
 * SHA-256 over what the plan does and what it was computed from: values, ids and versions. Not the time, the revision,
 * a commit, a label or a wording: two plans that do the same have one hash.
 */
export function hashPlan({ settings, entities, tenants, held, killed = [] }: Facts): string {
  const facts = {
    // As it was before there were any: a plan that somebody has agreed to keeps its hash.
    ...(settings.length > 0 && { settings: settings.map(({ path, before, after }) => ({ path, before, after })) }),
    entities: entities.map(({ kind, id, action, hash }) => [kind, id, action, hash ?? null]),
    tenants: tenants.map(({ tenant_id, action, base_version, hash, fields, reconciles }) => [
      tenant_id,
      action,
      base_version,
      hash ?? null,
      fields.map(({ path, before, after, held_by }) => ({ path, before, after, held_by })),
      reconciles,
    ]),
    held: held.map(({ hold_id, tenant_id, path, value, desired }) => [hold_id, tenant_id, path, value, desired]),
    ...(killed.length > 0 && { killed: killed.map(({ hold_id, flag, reconciled }) => [hold_id, flag, reconciled]) }),
  };
  return createHash("sha256")
    .update(canonicalize(facts) ?? "")
    .digest("hex");
}
