import type { CatalogTenant, TenantStatus } from "../model/catalog.ts";
import type { SafetyFinding, TenantChange } from "../model/plan.ts";
import { movesFrom, needsReason } from "../model/lifecycle.ts";

/**
 * What a tenant's life forbids, whatever anybody acknowledges. `applied` is the status that Git last asked for: a hand
 * that has moved the tenant elsewhere is put back, and is no step of its life. Nor is a hold: what Git asks for is judged,
 * as the end of the hold goes there.
 */
export function judgeTenant(
  change: TenantChange,
  entry: CatalogTenant | undefined,
  applied: TenantStatus | undefined,
): SafetyFinding[] {
  const { action, before, document, desired = document, tenant_id } = change;
  if (action === "delete" && before?.prevent_deletion === true)
    return [
      refuse(
        "prevent_deletion",
        `Tenant ${tenant_id} has no file any more, but is protected from deletion: put it back, and say prevent_deletion: false in a change before this one.`,
      ),
    ];
  if (action === "delete" && before?.status !== "archived")
    return [
      refuse(
        "removed_without_archive",
        `Tenant ${tenant_id} has no file any more, but is ${before?.status ?? "unknown"}: only an archived one may go.`,
      ),
    ];
  const from = applied ?? before?.status;
  const to = desired?.status;
  if (from === undefined || to === undefined || before?.status === to || from === to) return [];
  const move = `from ${from} to ${to}`;
  if (!movesFrom(from).includes(to)) return [refuse("bad_transition", `Tenant ${tenant_id} cannot go ${move}.`)];
  if (needsReason(from, to) && entry?.status_reason === undefined)
    return [refuse("bad_transition", `Tenant ${tenant_id} goes ${move}: its file must give a status_reason.`)];
  return [];
}

/** An id is never used twice: the row of the removed tenant keeps it. */
export function refuseTombstone(id: string): SafetyFinding {
  const message = `Tenant ${id} was removed from this registry; its id cannot be used again. If no sync did that (\`tenantry audit log --tenant ${id}\` tells), let its row have removed_at = null again.`;
  return refuse("tombstone", message);
}

/** Far more likely a checkout or a path gone wrong than a wish. */
export function refuseEmpty(existing: number): SafetyFinding {
  return { ...refuse("empty_catalog", "The catalog has no tenant: an empty one is never applied."), count: existing };
}

function refuse(limit: string, message: string): SafetyFinding {
  return { limit, message, count: 1, allowed: 0 };
}
