import { describe, expect, it } from "vitest";
import type { Attribution } from "../../../../src/model/attribution.ts";
import type { Hold } from "../../../../src/model/registry.ts";
import type { EmergencyReport } from "../../../../src/report/tables/emergency.ts";
import { renderDelivery } from "../../../../src/report/tables/delivery.ts";
import { renderResumption, renderSuspension } from "../../../../src/report/tables/emergency.ts";
import { renderSync } from "../../../../src/report/tables/sync.ts";
import { renderWhy } from "../../../../src/report/tables/why.ts";

const attribution: Attribution = {
  actor: "ann@gcc.example",
  actor_source: "env",
  pr_url: "https://example.com/pull/12",
  pr_source: "git",
  commit: "0123456789abcdef",
  reason: null,
};
const applied = { sync_id: "x", revision: 7, created: 1, updated: 2, removed: 3, held: 4 };
const delivered = { state: "delivered", delivered: 6 } as const;

const hold: Hold = {
  id: 7,
  target_kind: "tenant",
  target_id: "hr",
  field: "status",
  value: "suspended",
  prior_value: "active",
  reason: "leaked\nkey",
  incident: null,
  actor: "a",
  created_at: "2026-11-23T09:00:00Z",
  review_by: null,
  base_commit: null,
  state: "open",
};
const suspended: EmergencyReport = {
  tenant_id: "hr",
  hold,
  already: false,
  status_before: "active",
  status: "suspended",
  config_version: 2,
  effective: { database_ms: 11.2, cache_ms: 14.9, readers_ms: null },
  readers: null,
  delivery: delivered,
};

describe("renderDelivery", () => {
  it.each([
    [{ state: "none" } as const, "Cache: none, as configured; nothing is delivered.\n"],
    [{ state: "delivered", delivered: 0 } as const, "Cache: nothing was waiting.\n"],
    [delivered, "Cache: 6 changes delivered and read back.\n"],
    [
      { state: "pending", delivered: 0, pending: 1, error: "Redis is down." } as const,
      "Cache: 1 change still waits. Redis is down.\nRun `tenantry deliver` when the cache is back: nothing is lost.\n",
    ],
    [
      { state: "pending", delivered: 0, pending: 2, error: "Redis belongs to another.", refused: true } as const,
      "Cache: 2 changes still wait. Redis belongs to another.\nRun `tenantry deliver` once that is put right: nothing is lost.\n",
    ],
  ])("says where %j stands", (delivery, text) => {
    expect(renderDelivery(delivery)).toBe(text);
  });
});

describe("renderSync", () => {
  it("says what was written, who answers for it and what the cache knows", () => {
    expect(renderSync({ dirty: false, attribution, applied, delivery: delivered })).toBe(
      "Applied: 1 created, 2 updated, 3 removed, 4 held. Revision 7, by ann@gcc.example (env, asserted), commit 0123456789, " +
        "https://example.com/pull/12.\nCache: 6 changes delivered and read back.\n",
    );
  });

  it("tells a dry run and a sync without changes from one that wrote", () => {
    const dry = { dirty: false, attribution: null, applied: null, delivery: null };
    expect(renderSync(dry)).toBe("Dry run: nothing was written.\n");
    const same = renderSync({ dirty: true, attribution, applied: null, delivery: { state: "none" } });
    expect(same).toContain("Nothing to write: the registry is what Git says.\n");
    expect(same).toContain("uncommitted changes, so no commit is recorded.\n");
  });
});

describe("an emergency", () => {
  it("says since when it is in force, and for how long", () => {
    expect(renderSuspension(suspended)).toBe(
      "! hr suspended (was active), hold 7: leaked\\nkey\n" +
        "In force in the registry after 12 ms, in the cache after 15 ms (read back), version 2.\n" +
        'Sync leaves it so until `tenantry resume hr --reason "…"`, or until Git says the same.\n',
    );
  });

  it("does not claim the cache when it was not read back", () => {
    const pending = { state: "pending", delivered: 0, pending: 1, error: null } as const;
    const effective = { database_ms: 1, cache_ms: null, readers_ms: null };
    const text = renderSuspension({ ...suspended, effective, delivery: pending });
    expect(text).not.toContain("read back");
    expect(text).toContain("1 change still waits.");
  });

  it("says that nothing was written when the tenant was held already", () => {
    expect(renderSuspension({ ...suspended, already: true })).toContain("hr is held already, by hold 7");
  });

  it("says what readers may still serve, and for how long, where nothing is delivered", () => {
    const delivery = { state: "none" } as const;
    for (const text of [
      renderSuspension({ ...suspended, delivery }),
      renderSuspension({ ...suspended, delivery, already: true }),
      renderResumption({ ...suspended, delivery }),
    ])
      expect(text).toMatch(
        /the old state for half a second more; .* until `tenantry deliver --cache redis` has run\.\n/,
      );
  });

  it("says what a lifted hold leaves", () => {
    const text = renderResumption({ ...suspended, status: "active", status_before: "suspended" });
    expect(text).toContain("~ hr is active, as Git says; hold 7 is lifted.\n");
  });
});

describe("renderWhy", () => {
  it("names the value, its source and its place", () => {
    const place = { file: "tiers/gold.yaml", line: 5, column: 14 };
    const why = { tenant_id: "hr", currency: "INR", source: "tier:gold", ...place };
    expect(renderWhy({ ...why, path: "limits.max_users", value: 2000 })).toBe(
      "hr limits.max_users = 2,000, from tier:gold (tiers/gold.yaml:5:14)\n",
    );
    expect(renderWhy({ ...why, path: "status", value: "active" })).toBe(
      "hr status = active, from tier:gold (tiers/gold.yaml:5:14)\n" +
        "This is what the files say; `tenantry tenants show hr` says what is in effect.\n",
    );
    expect(renderWhy({ ...why, path: "monthly_cost", value: 250_000 })).toContain("monthly_cost = ₹2,50,000, from");
  });
});
