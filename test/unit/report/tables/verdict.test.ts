import { describe, expect, it } from "vitest";
import { renderProgress, renderVerdict } from "../../../../src/report/tables/verdict.ts";

describe("renderVerdict", () => {
  const whole = { links: 1, rows: 1200, head: "ab", bad: null, disabled_triggers: [] };

  it("tells a whole log from a broken one, with the place", () => {
    expect(renderVerdict(whole)).toBe(
      "The audit log is what was sealed: 1 transaction, 1,200 changed rows, head ab.\n",
    );
    const bad = { link: 3, statement: 1, row: null, seq: 12, why: "the digest differs" };
    expect(renderVerdict({ ...whole, bad })).toMatch(
      /^The audit log is not what was sealed\. First at link 3, statement 1, entry 12: the digest differs\.\n hint: .*superuser.*exports.*restore.*\.\n$/,
    );
  });

  it("names no place where there is none", () => {
    const bad = {
      link: null,
      statement: null,
      row: null,
      seq: null,
      why: "a marker was never sealed (transaction 15)",
    };
    expect(renderVerdict({ ...whole, bad })).toContain("sealed. First: a marker was never sealed (transaction 15).\n");
  });

  it("lets no altered text move the cursor", () => {
    const bad = { link: 3, statement: 1, row: 1, seq: 12, why: "the row (tenants \u001b[2J) differs" };
    expect(renderVerdict({ ...whole, bad })).not.toContain("\u001b");
  });
});

describe("renderProgress", () => {
  it("says how far it is", () => {
    expect(renderProgress("Recomputing", 400_000, 1_000_000)).toBe(
      "Recomputing ████████░░░░░░░░░░░░ 40% (400,000 of 1,000,000 rows)",
    );
    expect(renderProgress("Recomputing", 0, 0)).toContain("100%");
  });
});
