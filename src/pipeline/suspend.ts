import type { DateText } from "../model/clock.ts";
import type { EmergencyOutcome } from "../model/sync.ts";
import { suspendTenant } from "../emergency/suspend.ts";
import type { EmergencyCommand } from "./emergency.ts";
import { runEmergencyCommand } from "./emergency.ts";

/** When somebody has to look at a hold again, and where it is being worked on. */
export interface ReviewInput {
  readonly incident?: string | undefined;
  readonly reviewBy?: DateText | undefined;
  /** ISO 8601. */
  readonly reviewAt?: string | undefined;
}

/** Without what was not said. */
export function reviewOf({ incident, reviewBy, reviewAt }: ReviewInput) {
  return {
    ...(incident !== undefined && { incident }),
    ...(reviewBy !== undefined && { reviewBy }),
    ...(reviewAt !== undefined && { reviewAt }),
  };
}

export interface SuspendCommand extends EmergencyCommand, ReviewInput {}

/** Stops a tenant now and holds it there, in the registry and in Redis. */
export function suspend(input: SuspendCommand): Promise<EmergencyOutcome> {
  const { tenantId } = input;
  return runEmergencyCommand(input, (db, basics) => suspendTenant(db, { ...basics, ...reviewOf(input), tenantId }));
}
