import type { EmergencyOutcome } from "../model/sync.ts";
import { resumeTenant } from "../emergency/resume.ts";
import type { EmergencyCommand } from "./emergency.ts";
import { runEmergencyCommand } from "./emergency.ts";

/** Lifts the hold on a tenant's status: it becomes what sync last read from Git. */
export function resume(input: EmergencyCommand): Promise<EmergencyOutcome> {
  const { tenantId, reason, environment, signal } = input;
  return runEmergencyCommand(input, (db, attribution) =>
    resumeTenant(db, {
      tenantId,
      reason,
      attribution,
      ...(environment !== undefined && { environment }),
      ...(signal && { signal }),
    }),
  );
}
