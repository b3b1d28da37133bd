import type { DateText } from "../model/clock.ts";
import type { EmergencyOutcome } from "../model/sync.ts";
import { suspendTenant } from "../emergency/suspend.ts";
import type { EmergencyCommand } from "./emergency.ts";
import { runEmergencyCommand } from "./emergency.ts";

export interface SuspendCommand extends EmergencyCommand {
  readonly incident?: string | undefined;
  readonly reviewBy?: DateText | undefined;
}

/** Stops a tenant now and holds it there, in the registry and in Redis. */
export function suspend(input: SuspendCommand): Promise<EmergencyOutcome> {
  const { tenantId, reason, environment, incident, reviewBy, signal } = input;
  return runEmergencyCommand(input, (db, attribution) =>
    suspendTenant(db, {
      tenantId,
      reason,
      attribution,
      ...(environment !== undefined && { environment }),
      ...(incident !== undefined && { incident }),
      ...(reviewBy !== undefined && { reviewBy }),
      ...(signal && { signal }),
    }),
  );
}
