import { describe, expect, it } from "vitest";
import {
  formatNumber,
  formatTime,
  formatValue,
  renderPairs,
  renderTable,
} from "../../../../src/report/tables/table.ts";

const plain = { color: false };

describe("renderTable", () => {
  it("aligns text to the left, numbers to the right, and leaves no space at the end of a line", () => {
    const rows = [
      ["a", 5, "x"],
      ["longer", 20_000, null],
    ];
    expect(renderTable(["NAME", "USERS", "NOTE"], rows, plain)).toBe(
      ["NAME     USERS  NOTE", "a            5  x", "longer  20,000  -"].join("\n"),
    );
  });

  it("counts the width of a wide letter as two columns", () => {
    expect(renderTable(["A", "B"], [["東京", "x"]], plain)).toBe("A     B\n東京  x");
  });

  it("shows what a cell would do to the terminal instead of doing it", () => {
    expect(renderTable(["A"], [["x\u001b[2J\nfake"]], plain)).toBe("A\nx\\u001b[2J\\nfake");
  });

  it("paints heads only when it is asked to", () => {
    expect(renderTable(["A"], [["x"]], { color: true })).toContain("\u001b[2mA\u001b[22m");
  });
});

describe("values", () => {
  it("pads names", () => {
    const pairs = [
      ["a", 1000],
      ["long", null],
    ] as const;
    expect(renderPairs(pairs, plain)).toBe("a     1,000\nlong  -");
  });

  it("writes numbers, times and values the same way everywhere", () => {
    expect(formatNumber(1_234_567.891)).toBe("1,234,567.89");
    expect(formatTime("2026-11-23T09:05:59.123Z")).toBe("2026-11-23 09:05");
    expect(formatTime(null)).toBeNull();
    expect(formatValue("unlimited")).toBe("unlimited");
    expect(formatValue(["sox"])).toBe('["sox"]');
  });
});
