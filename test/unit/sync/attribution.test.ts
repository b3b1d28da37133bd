import { expect, test } from "vitest";
import { attribute } from "../../../src/pipeline/attribution.ts";

const git = { message: "Fix (#7)", remote: "https://github.com/gcc/catalog", user: { name: "Ann", email: "a@x" } };
const nothing = { message: null, remote: null, user: null };

test("a flag goes before a setting, a setting before git; each is recorded as what it is", () => {
  expect(attribute({ actor: "ann", actorSetting: "ci" }, git, "c")).toMatchObject({
    actor: "ann",
    actor_source: "flag",
  });
  expect(attribute({ actor: " ", actorSetting: "ci" }, git, "c")).toMatchObject({ actor: "ci", actor_source: "env" });
  expect(attribute({}, git, "c")).toEqual({
    actor: "Ann <a@x>",
    actor_source: "git",
    pr_url: "https://github.com/gcc/catalog/pull/7",
    pr_source: "git",
    commit: "c",
    reason: null,
  });
});

test("half of git's user is enough", () => {
  expect(attribute({}, { ...nothing, user: { name: "", email: "a@x" } }, null).actor).toBe("a@x");
});

test.each([null, { name: "", email: "" }])("nobody (%j) is a usage error", (user) => {
  expect(() => attribute({}, { ...nothing, user }, null)).toThrow(expect.objectContaining({ code: "usage" }) as Error);
});

test.each([
  ["--reason", { reason: "x".repeat(501) }, git],
  ["--actor", { actor: "x".repeat(501) }, git],
  ["TENANTRY_ACTOR", { actorSetting: "x".repeat(501) }, git],
  ["git's user", {}, { ...nothing, user: { name: "x".repeat(501), email: "" } }],
])("%s of more than 500 characters is a usage error", (name, claims, facts) => {
  expect(() => attribute(claims, facts, null)).toThrow(
    expect.objectContaining({
      code: "usage",
      message: `${name} has 501 characters; at most 500 are allowed.`,
    }) as Error,
  );
});

test("500 characters are counted as people do, without blanks around them", () => {
  const text = "🙂".repeat(500);
  expect(attribute({ actor: text, reason: ` ${text} ` }, nothing, null)).toMatchObject({ actor: text, reason: text });
});

test.each([
  ["https://github.com/gcc/catalog/pull/7", "https://github.com/gcc/catalog"],
  ["https://github.com/gcc/catalog/pull/7", "git@github.com:gcc/catalog.git"],
  ["https://git.gcc.example/catalog/pull/7", "ssh://git@GIT.gcc.example:22/catalog.git"],
  ["https://git.gcc.example/catalog/pull/7", "git@work:gcc/catalog.git"],
  ["https://git.gcc.example/catalog/pull/7", "/srv/git/catalog.git"],
  ["https://git.gcc.example/catalog/pull/7", null],
])("--pr-url %s is recorded where the remote is %s", (prUrl, remote) => {
  expect(attribute({ actor: "ann", prUrl }, { ...git, remote }, "c")).toMatchObject({
    pr_url: prUrl,
    pr_source: "flag",
  });
});

test.each([
  "javascript:alert(1)",
  "http://github.com/gcc/catalog/pull/7",
  "github.com/gcc/catalog/pull/7",
  "https://github.com@evil.example/gcc/catalog/pull/7",
  "https://:x@github.com/gcc/catalog/pull/7",
  "https://github.com.evil.example/gcc/catalog/pull/7",
  "https://github.com/gcc/catalog/pull/7\nhttps://evil.example",
])("--pr-url %j is a usage error", (prUrl) => {
  const message = expect.stringMatching(/^--pr-url ".+" (is no https link|leads to another host)[^\n]+\.$/) as string;
  expect(() => attribute({ actor: "ann", prUrl }, git, "c")).toThrow(
    expect.objectContaining({ code: "usage", message }) as Error,
  );
});
