import { describe, expect, test } from "vitest";
import { addDays, daysBetween, toDateText } from "../../../src/model/clock.ts";
import { ceilingOf, defaultOf, overrideValue } from "../../../src/model/effective.ts";
import { compareLimits } from "../../../src/model/limit.ts";

describe("limits", () => {
  test("unlimited is more than any number, and 0 is less", () => {
    expect([10, "unlimited" as const, 0, 9].sort(compareLimits)).toEqual([0, 9, 10, "unlimited"]);
    expect(compareLimits("unlimited", "unlimited")).toBe(0);
  });

  test("a tier's limit in short is default and ceiling alike", () => {
    expect([defaultOf(5), ceilingOf(5)]).toEqual([5, 5]);
    expect([defaultOf({ default: 5, ceiling: 9 }), ceilingOf({ default: 5, ceiling: 9 })]).toEqual([5, 9]);
    expect(ceilingOf({ default: 0 })).toBe(0);
    expect([overrideValue("unlimited"), overrideValue({ value: 0 })]).toEqual(["unlimited", 0]);
  });
});

describe("dates", () => {
  test("are those of UTC", () => {
    expect(toDateText(new Date("2026-11-23T23:59:59-05:00"))).toBe("2026-11-24");
  });

  test("count days over months, leap years and changes of the clock", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
    expect(daysBetween("2026-10-01", "2026-12-30")).toBe(90);
    expect(daysBetween("2026-12-30", "2026-10-01")).toBe(-90);
  });
});
