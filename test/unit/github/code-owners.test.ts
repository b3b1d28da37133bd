import { expect, test } from "vitest";
import { findOwners } from "../../../src/github/code-owners.ts";

const names = (codeOwners: string, path = "tenants/acme.yaml") => {
  const { users, teams } = findOwners(codeOwners, path);
  return [...users, ...teams.map((team) => `team:${team}`)].join(" ");
};

test.each([
  ["* @ann", "ann"],
  ["* @ann # @not-me", "ann"],
  ["# * @ann", ""],
  ["* @ann\ntenants/ @bea @gcc/billing", "bea team:billing"],
  ["tenants/ @bea\n* @ann", "ann"],
  ["* @ann\n/tenants/acme.yaml", ""],
  ["* ops@gcc.example @ann", "ann"],
  ["/tenants/*.yaml @ann", "ann"],
  ["tenants/* @ann", "ann"],
  ["/acme.yaml @ann", ""],
  ["acme.yaml @ann", "ann"],
  ["*.yaml @ann", "ann"],
  ["*.yml @ann", ""],
  ["**/acme.yaml @ann", "ann"],
  ["tenants/** @ann", "ann"],
  ["tenants @ann", "ann"],
  ["tenant @ann", ""],
  ["tenants/acme @ann", ""],
  ["a?me.yaml @ann", "ann"],
  ["* @ann\n!tenants/ @bea", "ann"],
  ["* @ann\ntenants/[a-c]*.yaml @bea", "ann"],
  ["* @ann\r\ntenants/ @bea\r\n", "bea"],
  ["tenants/acme.yam. @ann", ""],
])("%j", (codeOwners, expected) => {
  expect(names(codeOwners)).toBe(expected);
});

test.each([
  ["tenants/* @ann", "tenants/eu/acme.yaml", ""],
  ["tenants/ @ann", "tenants/eu/acme.yaml", "ann"],
  ["tenants/**/acme.yaml @ann", "tenants/acme.yaml", "ann"],
  ["eu/ @ann", "tenants/eu/acme.yaml", "ann"],
  ["/eu/ @ann", "tenants/eu/acme.yaml", ""],
  ["my\\ tenants/ @ann", "my tenants/acme.yaml", "ann"],
  ["* @ann", "a/b/c.yaml", "ann"],
])("%j for %s", (codeOwners, path, expected) => {
  expect(names(codeOwners, path)).toBe(expected);
});
