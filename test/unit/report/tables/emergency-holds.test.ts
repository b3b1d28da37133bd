import { describe, expect, it } from "vitest";
import type { Hold } from "../../../../src/model/registry.ts";
import type { HoldOutcome } from "../../../../src/model/sync.ts";
import {
  renderHoldLift,
  renderHoldSet,
  renderKill,
  renderUnkill,
} from "../../../../src/report/tables/emergency-holds.ts";
import { renderHold } from "../../../../src/report/tables/holds.ts";

const hold: Hold = {
  id: 7,
  target_kind: "tenant",
  target_id: "hr",
  field: "limits.max_users",
  value: 5000,
  prior_value: 20_000,
  reason: "runaway\nimport",
  incident: "INC-7",
  actor: "olga",
  created_at: "2026-11-23T09:00:00Z",
  review_by: "2026-11-24",
  base_commit: null,
  state: "open",
  review_at: "2026-11-24T09:30:00Z",
};
const held: HoldOutcome = {
  hold,
  already: false,
  value_before: 20_000,
  value: 5000,
  tenants: [{ tenant_id: "hr", config_version: 2 }],
  dependents: [],
  effective: { database_ms: 11.2, cache_ms: 14.9, readers_ms: null },
  readers: null,
  delivery: { state: "delivered", delivered: 1 },
};
const kill: HoldOutcome = {
  ...held,
  hold: { ...hold, target_kind: "flag", target_id: "new_ranking", field: "state", value: "off" },
  value_before: "on",
  value: "off",
  dependents: ["feature.reports", "flag.newer_ranking"],
};

describe("a hold on a field", () => {
  it("says what was set, since when it is in force, and until when", () => {
    expect(renderHoldSet(held)).toBe(
      "! hr limits.max_users is 5,000 (was 20,000), hold 7: runaway\\nimport\n" +
        "In force in the registry after 12 ms, in the cache after 15 ms (read back), version 2.\n" +
        'Sync leaves it so until `tenantry hold lift hr limits.max_users --reason "…"`, or until Git says the same.\n',
    );
  });

  it("names what requires it", () => {
    expect(renderHoldSet({ ...held, dependents: ["flag.x"] })).toContain("\n  flag.x requires it and stays as before");
  });

  it("says that nothing was written when it was held so already", () => {
    const text = renderHoldSet({ ...held, already: true, tenants: [] });
    expect(text).toContain("hr limits.max_users is held at 5,000 already, by hold 7: runaway\\nimport\n");
  });

  it("says what its end leaves", () => {
    const lifted = { ...held, value_before: 5000, value: 20_000 };
    expect(renderHoldLift(lifted)).toContain("~ hr limits.max_users is 20,000, as Git says; hold 7 is lifted.\n");
    expect(renderHoldLift({ ...lifted, value: null })).toContain("~ hr limits.max_users has no value, as Git says;");
  });

  it("is shown with what Git asks for, and when it is looked at again", () => {
    const text = renderHold({ hold: { ...hold, actor_source: "flag" }, git: 20_000 }, { color: false });
    expect(text).toContain("git asks for  20,000\n");
    expect(text).toContain("review by     2026-11-24 09:30\n");
    expect(text).toContain("reason        runaway\\nimport\n");
    const dated = { ...hold, review_at: null, actor_source: null };
    expect(renderHold({ hold: dated, git: null }, { color: false })).toMatch(
      /git asks for {2}no value[^]*review by {5}2026-11-24\n/,
    );
  });
});

describe("a killed flag", () => {
  it("is off for every tenant, with what requires it", () => {
    const text = renderKill(kill);
    expect(text).toContain("! flag new_ranking is off for every tenant (was on), hold 7: runaway\\nimport\n");
    expect(text).toContain("\n  feature.reports, flag.newer_ranking require it and stay as before");
    expect(text).toContain("(read back), for the 1 tenant that had it.\n");
    expect(text).toContain('until `tenantry unkill new_ranking --reason "…"`, or until Git has it off.\n');
    expect(renderKill({ ...kill, already: true })).toContain(
      "Flag new_ranking is off for every tenant already, by hold 7",
    );
  });

  it("goes back to Git", () => {
    const text = renderUnkill({ ...kill, tenants: [] });
    expect(text).toContain("~ flag new_ranking is as Git says again; hold 7 is lifted.\n");
    expect(text).toContain("for the 0 tenants that have it now.\n");
  });
});
