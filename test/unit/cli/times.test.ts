import { describe, expect, it, onTestFinished } from "vitest";
import { parseCount, parsePoint, parseReview, parseTime } from "../../../src/cli/times.ts";

const now = new Date("2026-11-23T12:00:00Z");

describe("parseTime", () => {
  it.each([
    ["2026-11-01", "2026-11-01T00:00:00.000Z"],
    ["2026-11-01T09:00:00+05:30", "2026-11-01T03:30:00.000Z"],
    ["2026-11-01 09:00", "2026-11-01T09:00:00.000Z"],
    ["2026-11-01T09:00:00.123456z", "2026-11-01T09:00:00.123Z"],
    ["7d", "2026-11-16T12:00:00.000Z"],
    ["12h", "2026-11-23T00:00:00.000Z"],
    ["30m", "2026-11-23T11:30:00.000Z"],
  ])("reads %s as %s", (text, time) => {
    expect(parseTime(text, now)).toBe(time);
  });

  it("takes a time without an offset as UTC, wherever it runs", () => {
    const zone = process.env["TZ"];
    onTestFinished(() => {
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
    });
    process.env["TZ"] = "Asia/Kolkata";
    expect(parseTime("2026-10-01T12:00", now)).toBe("2026-10-01T12:00:00.000Z");
  });

  it("takes a date as its last moment where it ends something", () => {
    expect(parseTime("2026-11-01", now, { endOfDay: true })).toBe("2026-11-01T23:59:59.999Z");
    expect(parseTime("2026-11-01T09:00", now, { endOfDay: true })).toBe("2026-11-01T09:00:00.000Z");
  });

  it.each(["yesterday", "7", "2026-13-01", "2026-02-30", "2026-11-01T25:00", "2026-11-01T", "7w", ""])(
    "refuses %j",
    (text) => {
      expect(() => parseTime(text, now)).toThrow("is not a time.");
    },
  );
});

describe("parsePoint", () => {
  it.each([
    ["7", { revision: 7 }],
    ["0F5A1B2C-0000-4000-8000-0123456789ab", { sync: "0f5a1b2c-0000-4000-8000-0123456789ab" }],
    ["2026-11-01", { at: "2026-11-01T00:00:00.000Z" }],
    ["30m", { at: "2026-11-23T11:30:00.000Z" }],
  ])("reads %s as %j", (text, point) => {
    expect(parsePoint(text, now)).toEqual(point);
  });
});

describe("parseReview", () => {
  const noon = new Date("2026-11-23T12:00:00Z");

  it.each([
    ["2026-11-23", { reviewBy: "2026-11-23" }],
    ["2026-12-01", { reviewBy: "2026-12-01" }],
    ["24h", { reviewBy: "2026-11-24", reviewAt: "2026-11-24T12:00:00.000Z" }],
    ["7d", { reviewBy: "2026-11-30", reviewAt: "2026-11-30T12:00:00.000Z" }],
    ["90m", { reviewBy: "2026-11-23", reviewAt: "2026-11-23T13:30:00.000Z" }],
  ])("takes %s as %j", (text, review) => {
    expect(parseReview(text, noon)).toEqual(review);
  });

  it.each([
    ["2026-11-22", "--review-by 2026-11-22 has passed."],
    ["0h", "--review-by 0h has passed."],
    ["2026-02-30", '"2026-02-30" is not a date.'],
    ["-3h", '"-3h" is not a date.'],
    ["1w", '"1w" is not a date.'],
    ["24h\n", String.raw`"24h\n" is not a date.`],
  ])("refuses %j", (text, message) => {
    expect(() => parseReview(text, noon)).toThrow(message);
  });
});

describe("parseCount", () => {
  it("takes whole numbers from 1 on", () => {
    expect(parseCount("--limit", "1")).toBe(1);
    expect(parseCount("--limit", "2500")).toBe(2500);
  });

  it.each(["0", "-1", "1.5", "1e3", "", "many", "10000000000"])("refuses %j", (text) => {
    expect(() => parseCount("--limit", text)).toThrow(`--limit ${JSON.stringify(text)} is not a number of entries.`);
  });
});
