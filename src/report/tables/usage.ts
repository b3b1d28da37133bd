import { count } from "./table.ts";

/** What `usage put` wrote. */
export function renderUsage(tenants: number): string {
  return `Usage of ${count(tenants, "tenant")} written.\n`;
}
