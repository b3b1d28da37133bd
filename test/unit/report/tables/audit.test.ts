import { describe, expect, it } from "vitest";
import type { AuditEntry } from "../../../../src/model/audit.ts";
import { toRecord } from "../../../../src/pipeline/audit-log/to-record.ts";
import { renderAuditCsv } from "../../../../src/report/audit/csv.ts";
import { renderAudit } from "../../../../src/report/tables/audit.ts";
import { sampleRow } from "../../../support/logged-row.ts";

const plain = { color: false, currency: "INR" };
const entry: AuditEntry = {
  seq: 41,
  link: 3,
  at: "2026-11-23T09:00:00.000Z",
  committed_at: "2026-11-23T09:00:01.000Z",
  action: "tier_changed",
  op: "UPDATE",
  table: "tenants",
  key: "hr",
  db_user: "sync_login",
  db_role: "tenantry_sync",
  client: "local",
  context: { actor: "ann@gcc.example", actor_source: "git", commit: "0123456789abcdef", reason: null },
  before: sampleRow("hr", { tier: "gold", config_version: 1, limits: { max_users: 1 } }),
  after: sampleRow("hr", { tier: "platinum", config_version: 2, limits: { max_users: 2000 } }),
};
const render = (changes: Partial<AuditEntry> = {}) => renderAudit([toRecord({ ...entry, ...changes })], plain);

describe("renderAudit", () => {
  it("says what changed, who did it and how that is known, and leaves bookkeeping out", () => {
    expect(render()).toMatchInlineSnapshot(`
      "SEQ  TIME (UTC)        WHAT          CHANGED                                             BY                               COMMIT      REASON
      41   2026-11-23 09:00  ~ tenants hr  tier: gold → platinum, limits.max_users: 1 → 2,000  ann@gcc.example (git, asserted)  0123456789  -
      "
    `);
  });

  it("says first what explains the rest, and how much has no room", () => {
    const limits = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`limit_of_some_kind_${index}`, 1]));
    const after = sampleRow("hr", { tier: "platinum", status: "suspended", limits });
    const text = render({ before: sampleRow("hr", { tier: "gold", limits: {} }), after });
    expect(text).toContain("  status: active → suspended, tier: gold → platinum, +9 more  ");
  });

  it("writes amounts as money", () => {
    const [before, after] = [sampleRow("hr", { monthly_cost: 90_000 }), sampleRow("hr", { monthly_cost: 100_000.5 })];
    expect(render({ before, after })).toContain("monthly_cost: ₹90,000 → ₹1,00,000.50");
  });

  it.each([
    [{ direct: true }, "dba (direct)"],
    [{ actor: "ann", actor_source: "flag" }, "ann (flag, asserted)"],
    [{ actor: "ann", actor_source: "env" }, "ann (env, asserted)"],
    [{ actor: "ann" }, "ann (unknown, asserted)"],
    [{ actor: "ann", actor_source: "oidc" }, "ann (oidc)"],
    [{ actor: "ann", actor_source: "api" }, "ann (api)"],
  ])("of %j says %s", (context, text) => {
    expect(render({ context, db_user: "dba" })).toContain(text);
  });

  it("says so when there is nothing", () => {
    expect(renderAudit([], plain)).toBe("No entries.\n");
  });
});

describe("renderAuditCsv", () => {
  const csv = (reason: string) => renderAuditCsv([toRecord({ ...entry, context: { actor: "a", reason } })], null);

  it("has one record a line, with how far the actor is to be believed", () => {
    expect(renderAuditCsv([toRecord(entry), toRecord({ ...entry, context: { direct: true } })], "INR"))
      .toMatchInlineSnapshot(`
        "41,3,2026-11-23T09:00:00.000Z,2026-11-23T09:00:01.000Z,tier_changed,tenants,hr,"limits.max_users: 1 → 2,000, tier: gold → platinum",,ann@gcc.example,git,asserted,sync_login,tenantry_sync,local,0123456789abcdef,,,,
        41,3,2026-11-23T09:00:00.000Z,2026-11-23T09:00:01.000Z,tier_changed,tenants,hr,"limits.max_users: 1 → 2,000, tier: gold → platinum",,sync_login,,direct,sync_login,tenantry_sync,local,,,,,
        "
      `);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "  =1+1", "\t=1+1", "＝1+1"])("makes text of the formula %j", (reason) => {
    expect(csv(reason)).toMatch(/,"?'[^,]*\r\n$/);
  });

  it.each([
    ["a,b", ',"a,b"\r\n'],
    ['say "no"', ',"say ""no"""\r\n'],
    ["two\nlines\r", ",two\\nlines\\r\r\n"],
    ["a=b", ",a=b\r\n"],
  ])("writes %j so that it is one cell", (reason, end) => {
    expect(csv(reason).endsWith(end)).toBe(true);
  });
});
