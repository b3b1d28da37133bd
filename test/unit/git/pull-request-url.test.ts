import { expect, test } from "vitest";
import { resolvePullRequestUrl } from "../../../src/git/pull-request-url.ts";

const squash = "Raise gold's queries (#123)\n\nAs agreed.";

test.each([
  ["https://github.com/gcc/catalog.git"],
  ["https://github.com/gcc/catalog"],
  ["https://github.com/gcc/catalog/"],
  ["git@github.com:gcc/catalog.git"],
  ["ssh://git@github.com/gcc/catalog.git"],
])("a squash merge, by the remote %s", (remote) => {
  expect(resolvePullRequestUrl(squash, remote)).toBe("https://github.com/gcc/catalog/pull/123");
});

test("a merge commit", () => {
  const message = "Merge pull request #45 from ann/raise-gold\n\nRaise gold (#44)";
  expect(resolvePullRequestUrl(message, "git@github.com:gcc/my.catalog")).toBe(
    "https://github.com/gcc/my.catalog/pull/45",
  );
});

test.each([
  "Raise gold",
  "",
  "Fix #123",
  "Revert (#123) again",
  "Title\n\nMentions (#123)",
  "Title (#123abc)",
  "Title (#9999999999)",
])("no pull request in %j", (message) => {
  expect(resolvePullRequestUrl(message, "https://github.com/gcc/catalog")).toBeNull();
});

test.each([
  null,
  "",
  "https://gitlab.com/gcc/catalog.git",
  "https://github.com.evil.example/gcc/catalog",
  "https://evil.example/github.com/gcc/catalog",
  "https://evil.example/?https://github.com/gcc/catalog",
  "https://github.com@evil.example/gcc/catalog",
  "git@evil.example:github.com/gcc/catalog",
  "javascript:alert(1)//github.com/gcc/catalog",
  "https://github.com/gcc",
  "https://github.com/gcc/catalog/extra",
  "https://github.com/../catalog",
  "https://github.com/gcc/..",
  "https://github.com/gcc/cat alog",
  "https://github.com/gcc/catalog\nhttps://evil.example",
  "/srv/git/catalog.git",
  "http://github.com/gcc/catalog",
])("no repository on github.com in %j", (remote) => {
  expect(resolvePullRequestUrl(squash, remote)).toBeNull();
});

test("nothing without a message", () => {
  expect(resolvePullRequestUrl(null, "https://github.com/gcc/catalog")).toBeNull();
});
