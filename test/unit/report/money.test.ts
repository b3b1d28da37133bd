import { describe, expect, it } from "vitest";
import { formatAt, formatMoney } from "../../../src/report/money.ts";

describe("formatMoney", () => {
  it.each([
    [1_250_000, "INR", false, "₹12,50,000"],
    [1_250_000, "EUR", false, "€1,250,000"],
    [1_250_000, null, false, "1,250,000"],
    [0.5, "USD", false, "$0.50"],
    [1200, "EUR", true, "+€1,200"],
    [-1200.25, "INR", true, "-₹1,200.25"],
    [0, "INR", true, "₹0"],
  ])("writes %d in %s (signed: %s) as %s", (amount, currency, signed, text) => {
    expect(formatMoney(amount, currency, signed)).toBe(text);
  });
});

describe("formatAt", () => {
  it("knows an amount by its path", () => {
    expect(formatAt("monthly_cost", 100_000, "INR", String)).toBe("₹1,00,000");
    expect(formatAt("limits.monthly_cost", 100_000, "INR", String)).toBe("100000");
    expect(formatAt("monthly_cost", null, "INR", () => "-")).toBe("-");
  });
});
