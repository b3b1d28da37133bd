import { nearest } from "../model/nearest.ts";
import { OperationalError } from "../model/operational-error.ts";
import { quoteText } from "../model/quote.ts";
import { requireRegistry } from "../registry/migrate.ts";
import { listTenantIds } from "../registry/queries/list-tenant-ids.ts";
import { putUsage as writeUsage } from "../registry/queries/put-usage.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { withDatabase } from "./registry-access.ts";
import type { UsageLine } from "./usage-lines.ts";
import { readUsageLines } from "./usage-lines.ts";

const SHOWN = 10;

export interface UsageInput extends RegistryAddress {
  /** JSON lines. */
  readonly text: string;
  /** ISO 8601. */
  readonly now: string;
  readonly signal?: AbortSignal;
}

/**
 * Writes what operations observed, in one transaction, as a role that can write nothing else. It is no configuration, so
 * it is not in the audit log. Returns how many tenants that were.
 * @throws OperationalError `refused`, naming lines, for anything that cannot be taken: nothing is written then
 */
export async function putUsage(input: UsageInput): Promise<{ tenants: number }> {
  const { text, now, environment, signal } = input;
  const { usages, mistakes } = readUsageLines(text, now);
  if (mistakes.length > 0) throw refuse(mistakes, "Mend these lines and give all of them again.");
  return withDatabase(input, (db) =>
    db.transaction(
      async (tx) => {
        await requireRegistry(tx, environment === undefined ? {} : { environment });
        const unknown = listUnknown(usages, await listTenantIds(tx));
        if (unknown.length > 0) throw refuse(unknown, "`tenantry tenants list` shows the tenants that there are.");
        const observations = usages.map(({ observation }) => observation);
        return { tenants: await writeUsage(tx, observations) };
      },
      { role: "tenantry_ops", ...(signal && { signal }) },
    ),
  );
}

function listUnknown(usages: readonly UsageLine[], ids: readonly string[]): string[] {
  const known = new Set(ids);
  return usages
    .filter(({ observation }) => !known.has(observation.tenant_id))
    .map(({ line, observation: { tenant_id } }) => {
      const meant = nearest(tenant_id, ids);
      return `line ${line}: there is no tenant ${quoteText(tenant_id)}${meant === undefined ? "" : `; did you mean ${meant}?`}`;
    });
}

function refuse(mistakes: readonly string[], hint: string): OperationalError {
  const more = mistakes.length > SHOWN ? ` (and ${mistakes.length - SHOWN} more)` : "";
  return new OperationalError("refused", `Nothing was written. ${mistakes.slice(0, SHOWN).join("; ")}${more}.`, hint);
}
