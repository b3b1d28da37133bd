import { expect, test } from "vitest";
import { matchPath } from "../../../src/check/match-path.ts";

test.each<[string, string, boolean]>([
  ["flags/ui.yaml", "flags/ui.yaml", true],
  ["flags/*", "flags/ui.yaml", true],
  ["flags/*", "flags/legacy/ui.yaml", false],
  ["flags/**", "flags/legacy/old/ui.yaml", true],
  ["flags/**", "flags", true],
  ["**/ui.yaml", "flags/legacy/ui.yaml", true],
  ["**/ui.yaml", "ui.yaml", true],
  ["flags/**/u?.yaml", "flags/ui.yaml", true],
  ["flags/**/u?.yaml", "flags/a/b/ux.yaml", true],
  ["*_test.yaml", "tenants/a_test.yaml", false],
  ["tenants/*_test.yaml", "tenants/a_test.yaml", true],
  ["tenants/*_test.yaml", "tenants/a_test.yaml.yaml", false],
  ["tenants/a*b*c.yaml", "tenants/axxbyybzc.yaml", true],
  ["tenants/a*b*c.yaml", "tenants/axxbyybz.yaml", false],
  ["tenants/?.yaml", "tenants/.yaml", false],
  ["tenants/[ab].yaml", "tenants/a.yaml", false],
  ["tenants/(a+)+.yaml", "tenants/(a+)+.yaml", true],
  ["", "tenants/a.yaml", false],
])("%s against %s: %s", (glob, path, matches) => {
  expect(matchPath(glob, path)).toBe(matches);
});

test("a pattern of many stars ends", () => {
  expect(matchPath("*a".repeat(100) + "b", "a".repeat(200))).toBe(false);
  expect(matchPath("**/".repeat(60) + "b", "a/".repeat(60) + "c")).toBe(false);
});
