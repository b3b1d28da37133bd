import type { JsonValue } from "../model/json.ts";
import type { HoldOutcome, HoldResult } from "../model/sync.ts";
import { killFlag, unkillFlag } from "../emergency/kill.ts";
import type { HoldName } from "../emergency/lift-hold.ts";
import { liftHold } from "../emergency/lift-hold.ts";
import { setHold } from "../emergency/set-hold.ts";
import type { EmergencyBase, EmergencyCommand, Touched } from "./emergency.ts";
import { commitEmergency } from "./emergency.ts";
import type { ReviewInput } from "./suspend.ts";
import { reviewOf } from "./suspend.ts";

export interface SetHoldCommand extends EmergencyCommand, ReviewInput {
  readonly field: string;
  readonly value: JsonValue;
}

/** Gives one field of a tenant another value now and holds it there, in the registry and in Redis. */
export function holdField(input: SetHoldCommand): Promise<HoldOutcome> {
  const { tenantId, field, value } = input;
  const change = { tenantId, field, value };
  return commitEmergency(input, (db, basics) => setHold(db, { ...basics, ...reviewOf(input), ...change }), touched);
}

/** Ends a hold on a field: it becomes what sync last read from Git. */
export function endHold(input: EmergencyBase & { readonly name: HoldName }): Promise<HoldOutcome> {
  return commitEmergency(input, (db, basics) => liftHold(db, { ...basics, name: input.name }), touched);
}

/** Switches a flag off for every tenant now and holds it there, in the registry and in Redis. */
export function kill(input: EmergencyBase & ReviewInput & { readonly flag: string }): Promise<HoldOutcome> {
  const { flag } = input;
  return commitEmergency(input, (db, basics) => killFlag(db, { ...basics, ...reviewOf(input), flag }), touched);
}

/** Ends that: every tenant has the flag as sync last read it from Git. */
export function unkill(input: EmergencyBase & { readonly flag: string }): Promise<HoldOutcome> {
  return commitEmergency(input, (db, basics) => unkillFlag(db, { ...basics, flag: input.flag }), touched);
}

function touched({ hold, already, tenants }: HoldResult): Touched {
  const own = already && hold.target_kind === "tenant" ? [hold.target_id] : tenants.map(({ tenant_id }) => tenant_id);
  return { ids: own, action: "updated" };
}
