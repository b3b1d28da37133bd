import type { EntityChange, HeldField, KilledFlag, Plan, TenantChange } from "../model/plan.ts";
import { compareText } from "../model/diagnostic.ts";
import { sameJson } from "../model/json.ts";

const SHOWN = 10;

/** What differs between a plan that was saved and the one that would be made now, for people; empty when both do the same. */
export function comparePlans(saved: Plan, now: Plan): string[] {
  if (saved.hash === now.hash) return [];
  const differences = [
    ...(saved.target.catalog_hash === now.target.catalog_hash ? [] : ["the files are others than those of the plan"]),
    ...(sameJson(settingsOf(saved), settingsOf(now))
      ? []
      : ["the currency or the vocabulary of limits changes otherwise"]),
    ...compare(saved.tenants, now.tenants, nameTenant, compareTenants),
    ...compare(saved.entities, now.entities, nameEntity, (before, after) =>
      before.hash === after.hash ? [] : ["changes otherwise"],
    ),
    ...compare(saved.held, now.held, nameHold, (before, after) =>
      sameJson(facts(before), facts(after)) ? [] : ["holds otherwise"],
    ),
    ...compare(saved.killed ?? [], now.killed ?? [], nameKilled, (before, after) =>
      before.reconciled === after.reconciled ? [] : ["ends otherwise"],
    ),
  ];
  const more = differences.length - SHOWN;
  return more > 0 ? [...differences.slice(0, SHOWN), `${more} more`] : differences;
}

function compare<T>(
  saved: readonly T[],
  now: readonly T[],
  name: (item: T) => string,
  differ: (before: T, after: T) => readonly string[],
): string[] {
  const before = new Map(saved.map((item) => [name(item), item]));
  const after = new Map(now.map((item) => [name(item), item]));
  return [...new Set([...before.keys(), ...after.keys()])].sort(compareText).flatMap((key) => {
    const [old, fresh] = [before.get(key), after.get(key)];
    if (old === undefined) return [`${key}: changes now, and did not`];
    if (fresh === undefined) return [`${key}: has nothing to change any more`];
    return differ(old, fresh).map((text) => `${key}: ${text}`);
  });
}

function compareTenants(before: TenantChange, after: TenantChange): string[] {
  if (before.base_version !== after.base_version)
    return [`version ${before.base_version} is now ${after.base_version}`];
  const same =
    before.action === after.action && before.hash === after.hash && sameJson(fieldsOf(before), fieldsOf(after));
  return same && sameJson(before.reconciles, after.reconciles) ? [] : ["changes otherwise"];
}

function fieldsOf({ fields }: TenantChange) {
  return fields.map(({ path, before = null, after = null, held_by = null }) => ({ path, before, after, held_by }));
}

function settingsOf({ settings = [] }: Partial<Plan>) {
  return settings.map(({ path, before = null, after = null }) => ({ path, before, after }));
}

function facts({ value, desired }: HeldField) {
  return { value, desired };
}

function nameTenant({ tenant_id }: TenantChange): string {
  return `tenant ${tenant_id}`;
}

function nameEntity({ kind, id }: EntityChange): string {
  return `${kind} ${id}`;
}

function nameKilled({ hold_id, flag }: KilledFlag): string {
  return `hold ${hold_id} on flag ${flag}`;
}

function nameHold({ tenant_id, path, hold_id }: HeldField): string {
  return `hold ${hold_id} on ${path} of tenant ${tenant_id}`;
}
