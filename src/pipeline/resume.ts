import type { EmergencyOutcome } from "../model/sync.ts";
import { resumeTenant } from "../emergency/resume.ts";
import type { EmergencyCommand } from "./emergency.ts";
import { runEmergencyCommand } from "./emergency.ts";

/** Lifts the hold on a tenant's status: it becomes what sync last read from Git. */
export function resume(input: EmergencyCommand): Promise<EmergencyOutcome> {
  return runEmergencyCommand(input, (db, basics) => resumeTenant(db, { ...basics, tenantId: input.tenantId }));
}
