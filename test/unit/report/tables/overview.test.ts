import { describe, expect, it } from "vitest";
import type { TenantDocument } from "../../../../src/model/catalog.ts";
import type { RegistryStatus } from "../../../../src/model/overview.ts";
import type { Hold } from "../../../../src/model/registry.ts";
import { renderHolds } from "../../../../src/report/tables/holds.ts";
import { renderMigration } from "../../../../src/report/tables/migration.ts";
import { formatAge, renderStatus } from "../../../../src/report/tables/status.ts";
import { renderTenant, renderTenants } from "../../../../src/report/tables/tenants.ts";

const options = { color: false, now: new Date("2026-11-23T12:00:00Z"), currency: "INR" };

const hold: Hold = {
  id: 7,
  target_kind: "tenant",
  target_id: "legal_dept",
  field: "status",
  value: "suspended",
  prior_value: "active",
  reason: "leaked key",
  incident: "INC-9",
  actor: "ann@gcc.example",
  created_at: "2026-11-23T11:00:00Z",
  review_by: null,
  base_commit: null,
  state: "open",
};

const document: TenantDocument = {
  tenant_id: "legal_dept",
  display_name: "Legal",
  tier: "gold",
  status: "suspended",
  suspension: { reason: "leaked key" },
  owner: "legal@gcc.example",
  region: "ap-south-1",
  compliance: [],
  labels: {},
  limits: { max_users: 200 },
  features: [],
  flags: {},
  config: {},
  sla: {},
  monthly_cost: 250_000,
  prevent_deletion: true,
  overrides: [],
};

const status: RegistryStatus = {
  hidden: [],
  kind: "pg",
  location: "postgres://sync:***@db/tenantry",
  info: {
    registry_id: "r-1",
    environment: "prod",
    epoch: 1,
    revision: 4,
    last_commit: "abcdef0123456789",
    currency: "INR",
  },
  last_sync: null,
  tenants: { active: 12, suspended: 2 },
  holds: [hold],
  undelivered: { count: 3, oldest: "2026-11-23T11:15:00Z" },
  cache: {
    state: "reachable",
    maxmemory_policy: "allkeys-lru",
    warning: "maxmemory-policy allkeys-lru may evict fences",
    lost: null,
  },
  disabled_triggers: [],
  notes: [],
};

describe("tables", () => {
  it("lists tenants with their sum", () => {
    const summary = { ...document, config_version: 3 };
    expect(renderTenants([summary], options)).toMatchInlineSnapshot(`
      "TENANT      NAME   TIER  STATUS     REGION      OWNER              VERSION  COST A MONTH
      legal_dept  Legal  gold  suspended  ap-south-1  legal@gcc.example        3     ₹2,50,000

      1 tenant, ₹2,50,000 a month
      "
    `);
    expect(renderTenants([], options)).toBe("No tenant matches.\n");
  });

  it("shows a tenant with the source of every value and its holds", () => {
    const values = [{ path: "limits.max_users", value: 200, source: "tier:gold" }];
    const detail = { document, config_version: 3, removed: false, values, holds: [hold], currency: "INR" };
    expect(renderTenant(detail, options)).toMatchInlineSnapshot(`
      "tenant             legal_dept
      name               Legal
      status             suspended
      suspended because  leaked key
      tier               gold
      version            3
      cost a month       ₹2,50,000

      PATH              VALUE  FROM
      limits.max_users  200    tier:gold

      HOLD  TARGET      FIELD   HELD AT    STATE  SINCE             REVIEW BY  BY                          INCIDENT  REASON
      7     legal_dept  status  suspended  open   2026-11-23 11:00  -          ann@gcc.example (asserted)  INC-9     leaked key
      "
    `);
  });

  it("shows the registry, how long deliveries wait, and what is wrong with the cache", () => {
    expect(renderStatus(status, options)).toMatchInlineSnapshot(`
      "registry         PostgreSQL at postgres://sync:***@db/tenantry
      registry id      r-1
      environment      prod
      epoch, revision  1, 4
      last commit      abcdef0123
      last sync        never
      tenants          12 active, 2 suspended
      open holds       1
      undelivered      3, the oldest for 45 minutes
      cache            reachable; warning: maxmemory-policy allkeys-lru may evict fences

      HOLD  TARGET      FIELD   HELD AT    STATE  SINCE             REVIEW BY  BY                          INCIDENT  REASON
      7     legal_dept  status  suspended  open   2026-11-23 11:00  -          ann@gcc.example (asserted)  INC-9     leaked key
      "
    `);
  });

  it("says when Redis has lost what was delivered", () => {
    const cache = { state: "reachable", maxmemory_policy: "noeviction", warning: null } as const;
    const says = (lost: "empty" | "another_run" | "earlier_epoch") =>
      /^cache +(.*): `tenantry deliver` writes everything anew$/m.exec(
        renderStatus({ ...status, cache: { ...cache, lost } }, options),
      )?.[1];
    expect(says("empty")).toBe("reachable; it is empty, or was flushed");
    expect(says("another_run")).toMatch(/^reachable; restarted or replaced since it was filled/);
    expect(says("earlier_epoch")).toBe("reachable; filled before the registry was restored");
  });

  it("never says that a cache was looked at when it was not", () => {
    const none = renderStatus({ ...status, cache: { state: "none", source: "tenantry.yaml" } }, options);
    expect(none).toContain("none, as tenantry.yaml says");
    expect(none).toMatch(/^undelivered +none; 3 changes kept for a cache that may be added$/m);
    const unset = renderStatus({ ...status, cache: { state: "unset" } }, options);
    expect(unset).toContain("not looked at: TENANTRY_REDIS_URL is not set");
  });

  it("marks a name that its writer says of itself, with what it rests on where that is known", () => {
    const nameOf = (actor_source: string | null) =>
      /ann@gcc\.example( \([^)]*\))?/.exec(renderHolds([{ ...hold, actor_source }], options))?.[0];
    expect(nameOf("flag")).toBe("ann@gcc.example (flag, asserted)");
    expect(nameOf("oidc")).toBe("ann@gcc.example (oidc)");
    expect(nameOf(null)).toBe("ann@gcc.example (asserted)");
    const counts = { created: 1, updated: 0, removed: 0, held: 0 };
    const run = { commit: null, actor: "ann", finished_at: "2026-11-23T11:00:00Z", ...counts };
    const synced = (actor_source: "env" | "api") =>
      renderStatus({ ...status, last_sync: { ...run, actor_source } }, options);
    expect(synced("env")).toMatch(/^last sync +2026-11-23 11:00 UTC by ann \(env, asserted\): 1 created/m);
    expect(synced("api")).toMatch(/^last sync +2026-11-23 11:00 UTC by ann \(api\): 1 created/m);
  });

  it("lists holds", () => {
    expect(renderHolds([hold], options)).toMatchInlineSnapshot(`
      "HOLD  TARGET      FIELD   HELD AT    STATE  SINCE             REVIEW BY  BY                          INCIDENT  REASON
      7     legal_dept  status  suspended  open   2026-11-23 11:00  -          ann@gcc.example (asserted)  INC-9     leaked key
      "
    `);
    expect(renderHolds([], options)).toBe("No open holds.\n");
  });

  it("says what migrate did", () => {
    expect(renderMigration({ environment: "prod", applied: ["000001_tables.sql"], version: 1 })).toBe(
      "+ 000001_tables.sql\nRegistry of prod: version 1.\n",
    );
    expect(renderMigration({ environment: "prod", applied: [], version: 1 })).toBe(
      "Registry of prod: version 1, nothing to migrate.\n",
    );
  });

  it.each([
    ["2026-11-23T11:59:59Z", "1 second"],
    ["2026-11-23T11:30:00Z", "30 minutes"],
    ["2026-11-23T05:00:00Z", "7 hours"],
    ["2026-11-20T12:00:00Z", "3 days"],
    ["2026-11-23T12:00:05Z", "0 seconds"],
  ])("counts the age of %s as %s", (since, age) => {
    expect(formatAge(since, options.now)).toBe(age);
  });
});
