import type { TenantDetail, TenantSummary } from "../../model/overview.ts";
import type { TableOptions } from "./table.ts";
import { formatAt, formatMoney } from "../money.ts";
import { renderHolds } from "./holds.ts";
import { count, formatValue, renderPairs, renderTable } from "./table.ts";

const head = ["TENANT", "NAME", "TIER", "STATUS", "REGION", "OWNER", "VERSION", "COST A MONTH"];

export function renderTenants(
  tenants: readonly TenantSummary[],
  { currency, ...options }: TableOptions & { readonly currency: string | null },
): string {
  if (tenants.length === 0) return "No tenant matches.\n";
  const rows = tenants.map((tenant) => [
    tenant.tenant_id,
    tenant.display_name,
    tenant.tier,
    tenant.status,
    tenant.region,
    tenant.owner,
    tenant.config_version,
    formatMoney(tenant.monthly_cost, currency),
  ]);
  const cost = tenants.reduce((sum, tenant) => sum + tenant.monthly_cost, 0);
  const total = `${count(tenants.length, "tenant")}, ${formatMoney(cost, currency)}`;
  return `${renderTable(head, rows, { ...options, right: ["COST A MONTH"] })}\n\n${total} a month\n`;
}

/** One tenant as services see it, each value with what it comes from. */
export function renderTenant(tenant: TenantDetail, options: TableOptions): string {
  const { document, currency } = tenant;
  const facts = renderPairs(
    [
      ["tenant", document.tenant_id],
      ["name", document.display_name],
      ["status", tenant.removed ? `${document.status}, removed` : document.status],
      ...(document.suspension === undefined ? [] : [["suspended because", document.suspension.reason] as const]),
      ["tier", document.tier],
      ["version", tenant.config_version],
      ["cost a month", formatMoney(document.monthly_cost, currency)],
    ],
    options,
  );
  const rows = tenant.values.map(({ path, value, source }) => [
    path,
    formatAt(path, value, currency, formatValue),
    source,
  ]);
  const holds = tenant.holds.length === 0 ? "" : `\n${renderHolds(tenant.holds, options)}`;
  return `${facts}\n\n${renderTable(["PATH", "VALUE", "FROM"], rows, options)}\n${holds}`;
}
