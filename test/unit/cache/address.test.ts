import { expect, test } from "vitest";
import { checkAddress, redactAddress } from "../../../src/cache/address.ts";
import { cacheFailure } from "../../../src/cache/failure.ts";

test.each([
  ["redis://user:pa55@host:6379/0", "redis://user:***@host:6379/0"],
  ["redis://:pa55@host", "redis://:***@host"],
  ["rediss://pa55@host/1", "rediss://***@host/1"],
  ["redis://[::1]:6379/2", "redis://[::1]:6379/2"],
])("%s is shown as %s", (url, shown) => {
  expect(() => checkAddress(url)).not.toThrow();
  expect(redactAddress(url)).toBe(shown);
});

test.each([
  "",
  "localhost:6379",
  "http://pa55@host",
  "redis:///0",
  "redis://u:pa55@host/name",
  "redis://u:pa55@h/0?db=1",
])("%s is a usage error that keeps the password to itself", (url) => {
  expect(() => checkAddress(url)).toThrow(expect.objectContaining({ code: "usage" }));
  expect(() => checkAddress(url)).not.toThrow(/pa55/);
});

test("a failure keeps the message and drops the command, which may hold the password", () => {
  const error = Object.assign(new Error("WRONGPASS invalid"), { command: { args: ["AUTH", "pa55"] } });
  const failure = cacheFailure(error, "redis://host");
  expect(failure).toMatchObject({
    code: "unavailable",
    message: "Redis at redis://host refused the user name or password.",
  });
  expect(JSON.stringify([failure, failure.cause])).not.toContain("pa55");
});
