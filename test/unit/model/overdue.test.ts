import { expect, test } from "vitest";
import { isOverdue } from "../../../src/model/overdue.ts";
import { holdOn } from "../../support/memory-registry.ts";

const hold = holdOn("acme", "limits.max_users", 5);

test.each([
  ["without a date", {}, "2030-01-01T00:00:00Z", false],
  ["on its day", { review_by: "2026-11-23" }, "2026-11-23T23:59:59Z", false],
  ["when its day is over", { review_by: "2026-11-23" }, "2026-11-24T00:00:00Z", true],
  ["before its minute", { review_by: "2026-11-23", review_at: "2026-11-23T12:00:00Z" }, "2026-11-23T12:00:00Z", false],
  ["after its minute", { review_by: "2026-11-23", review_at: "2026-11-23T12:00:00Z" }, "2026-11-23T12:01:00Z", true],
  ["closed", { review_by: "2026-11-23", state: "lifted" }, "2026-11-25T00:00:00Z", false],
] as const)("a hold %s", (_, change, now, overdue) => {
  expect(isOverdue({ ...hold, ...change }, new Date(now))).toBe(overdue);
});
