import { describe, expect, it } from "vitest";
import type { AuditEntry } from "../../../../src/model/audit.ts";
import { renderAudit } from "../../../../src/report/tables/audit.ts";

const plain = { color: false, currency: "INR" };
const entry: AuditEntry = {
  seq: 41,
  link: 3,
  at: "2026-11-23T09:00:00.000Z",
  op: "UPDATE",
  table: "tenants",
  key: "hr",
  db_user: "sync_login",
  db_role: "tenantry_sync",
  client: "local",
  context: { actor: "ann@gcc.example", actor_source: "git", commit: "0123456789abcdef", reason: null },
  before: { tier: "gold", config_version: 1, limits: { max_users: 1 }, owner: "x" },
  after: { tier: "platinum", config_version: 2, limits: { max_users: 2 }, owner: "x" },
};

describe("renderAudit", () => {
  it("says what changed, who did it and how that is known, and leaves bookkeeping out", () => {
    expect(renderAudit([entry], plain)).toMatchInlineSnapshot(`
      "SEQ  TIME (UTC)        WHAT          CHANGED                        BY                     COMMIT      REASON
      41   2026-11-23 09:00  ~ tenants hr  tier: gold → platinum, limits  ann@gcc.example (git)  0123456789  -
      "
    `);
  });

  it("writes amounts as money", () => {
    const priced = { ...entry, before: { monthly_cost: 90_000 }, after: { monthly_cost: 100_000.5 } };
    expect(renderAudit([priced], plain)).toContain("monthly_cost: ₹90,000 → ₹1,00,000.50");
  });

  it("shows a write that nobody answers for as direct, under its login", () => {
    const direct = { ...entry, context: { direct: true }, db_user: "dba" };
    expect(renderAudit([direct], plain)).toContain("dba (direct)");
  });

  it("says so when there is nothing", () => {
    expect(renderAudit([], plain)).toBe("No entries.\n");
  });
});
