import type { TenantStatus } from "./catalog.ts";

const moves: Readonly<Record<TenantStatus, readonly TenantStatus[]>> = {
  provisioning: ["active", "suspended", "archived"],
  active: ["suspended", "offboarding"],
  suspended: ["active", "offboarding"],
  offboarding: ["suspended", "archived", "active"],
  archived: [],
};

/** The states that a tenant may go to. Back from offboarding to active it needs a reason: see needsReason. */
export function movesFrom(status: TenantStatus): readonly TenantStatus[] {
  return moves[status];
}

export function isTenantStatus(value: unknown): value is TenantStatus {
  return typeof value === "string" && Object.hasOwn(moves, value);
}

/** Bringing back a tenant whose data may be on its way out is a decision that somebody has to stand for. */
export function needsReason(from: TenantStatus, to: TenantStatus): boolean {
  return from === "offboarding" && to === "active";
}
