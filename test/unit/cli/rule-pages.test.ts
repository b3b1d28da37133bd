import { expect, test } from "vitest";
import { rulePageUri } from "../../../src/cli/rule-pages.ts";

test.each([
  [undefined, "pkg:generic/tenantry@1.0.0-rc.1#docs/rules/lint/expired.md"],
  ["https://example.com/tenantry", "https://example.com/tenantry/docs/rules/lint/expired.md"],
  ["https://example.com/tenantry/", "https://example.com/tenantry/docs/rules/lint/expired.md"],
])("with the homepage %s, the page of a rule is %s", (homepage, uri) => {
  expect(rulePageUri({ name: "tenantry", ...(homepage && { homepage }) }, "1.0.0-rc.1", "lint/expired")).toBe(uri);
});
