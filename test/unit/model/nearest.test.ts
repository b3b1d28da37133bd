import { describe, expect, it } from "vitest";
import { nearest } from "../../../src/model/nearest.ts";

describe("nearest", () => {
  it.each([
    ["chek", "check"],
    ["tenants lst", "tenants list"],
    ["polan", "plan"],
  ])("takes %s for %s", (typed, meant) => {
    expect(nearest(typed, ["check", "plan", "tenants list", "tenants show"])).toBe(meant);
  });

  it("suggests nothing that is far", () => {
    expect(nearest("frobnicate", ["check", "plan"])).toBeUndefined();
    expect(nearest("", ["check"])).toBeUndefined();
  });
});

it("two neighbours in the wrong order are one mistake, also in short names", () => {
  expect(nearest("teir", ["tier", "team"])).toBe("tier");
  expect(nearest("onwer", ["owner", "open"])).toBe("owner");
  expect(nearest("abdc", ["abcd"])).toBe("abcd");
  expect(nearest("badc", ["abcd"])).toBeUndefined();
});
