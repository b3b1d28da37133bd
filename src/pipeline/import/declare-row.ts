import type { EntityKind } from "../../model/document.ts";
import type { DriftField, DriftedRow } from "../../model/drift.ts";
import type { JsonObject, JsonPath, JsonValue } from "../../model/json.ts";
import type { RegistryState } from "../../model/registry.ts";
import { isJsonObject, parsePath } from "../../model/json.ts";
import { ownValue } from "../../model/own-value.ts";
import { declareFeature, declareFlag, declareTier } from "../../compile/declare/declare-entity.ts";
import type { Excess } from "../../compile/declare/declare-tenant.ts";
import { declareTenant } from "../../compile/declare/declare-tenant.ts";
import type { ValueChange } from "./edit-text.ts";

/** What other files than a tenant's own say of it. */
const FOREIGN = new Set(["flags", "sla", "monthly_cost", "overrides"]);

/** What the file of a live row would say. */
export function declareRow(kind: EntityKind, id: string, state: RegistryState, excess: Excess): JsonObject {
  if (kind === "tenant") {
    const live = required(state.tenants.get(id), id).live;
    return declareTenant(live, state.tiers.get(live.tier)?.document, excess);
  }
  const { document } = required(
    state[({ tier: "tiers", feature: "features", flag: "flags" } as const)[kind]].get(id),
    id,
  );
  return ({ tier: declareTier, feature: declareFeature, flag: declareFlag } as const)[kind](document);
}

function required<T>(row: T | undefined, id: string): T {
  if (row === undefined) throw new Error(`the row of ${id} was listed, but not read`);
  return row;
}

/** The values of a file that has to follow what moved in its row. Those that other files say are left out. */
export function listChanges(
  { kind, fields }: Pick<DriftedRow, "kind"> & { readonly fields: readonly DriftField[] },
  declared: JsonObject,
  now: JsonObject,
): ValueChange[] {
  const found = new Map<string, ValueChange>();
  for (const field of [
    ...fields.map(({ path }) => parsePath(path) ?? []),
    ...listInherited(kind, fields, declared, now),
  ]) {
    const path = pathInFile(kind, field);
    if (path !== undefined) found.set(JSON.stringify(path), { path, value: valueAt(declared, path) });
  }
  return [...found.values()].map((change) => keepReason(change, now));
}

/** What a tenant in another tier would inherit otherwise: its limits and features stay as they are live. */
function listInherited(
  kind: EntityKind,
  fields: readonly DriftField[],
  declared: JsonObject,
  now: JsonObject,
): JsonPath[] {
  if (kind !== "tenant" || !fields.some(({ path }) => path === "tier")) return [];
  return ["limits", "features"].flatMap((group) => {
    const ids = [declared, now].flatMap((data) => Object.keys(asMap(valueAt(data, [group]))));
    return [...new Set(ids)].map((id) => [group, id]);
  });
}

function asMap(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** A list is set as a whole: what moved in it may be its length. */
function pathInFile(kind: EntityKind, path: JsonPath): JsonPath | undefined {
  const [group] = path;
  if (group === undefined || (kind === "tenant" && FOREIGN.has(String(group)))) return undefined;
  const item = path.findIndex((step) => typeof step === "number");
  return item < 0 ? path : path.slice(0, item);
}

/** A limit that stands above its ceiling has its reason and date already. */
function keepReason({ path, value }: ValueChange, now: JsonObject): ValueChange {
  const written = valueAt(now, path);
  if (path[0] !== "limits" || !isJsonObject(written) || written["value"] === undefined) return { path, value };
  const inner = isJsonObject(value) ? value["value"] : value;
  return inner === undefined ? { path, value } : { path: [...path, "value"], value: inner };
}

function valueAt(data: JsonObject, path: JsonPath): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (value, step) => (isJsonObject(value) ? ownValue(value, String(step)) : undefined),
    data,
  );
}
