import { describe, expect, it } from "vitest";
import { parseTime } from "../../../src/cli/times.ts";

const now = new Date("2026-11-23T12:00:00Z");

describe("parseTime", () => {
  it.each([
    ["2026-11-01", "2026-11-01T00:00:00.000Z"],
    ["2026-11-01T09:00:00+05:30", "2026-11-01T03:30:00.000Z"],
    ["7d", "2026-11-16T12:00:00.000Z"],
    ["12h", "2026-11-23T00:00:00.000Z"],
    ["30m", "2026-11-23T11:30:00.000Z"],
  ])("reads %s as %s", (text, time) => {
    expect(parseTime(text, now)).toBe(time);
  });

  it.each(["yesterday", "7", "2026-13-01", "7w", ""])("refuses %j", (text) => {
    expect(() => parseTime(text, now)).toThrow("is not a time.");
  });
});
