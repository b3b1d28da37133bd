import { expect, test } from "vitest";
import { checkAddress, redactAddress } from "../../../src/cache/address.ts";
import { cacheFailure } from "../../../src/cache/failure.ts";
import { parseSentinelAddress } from "../../../src/cache/sentinel-address.ts";

test.each([
  ["redis://user:pa55@host:6379/0", "redis://user:***@host:6379/0"],
  ["redis://:pa55@host", "redis://:***@host"],
  ["rediss://pa55@host/1", "rediss://***@host/1"],
  ["redis://[::1]:6379/2", "redis://[::1]:6379/2"],
  ["redis+sentinel://a:1,b,[::1]:3/main", "redis+sentinel://a:1,b:26379,[::1]:3/main/0"],
  ["rediss+sentinel://u:pa55@a/my.main-1/3?sentinel_password=pa55", "rediss+sentinel://u:***@a:26379/my.main-1/3"],
  ["redis+sentinel://pa55@a/m", "redis+sentinel://***@a:26379/m/0"],
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
  "redis+sentinel://u:pa55@h:26379",
  "redis+sentinel://u:pa55@/main",
  "redis+sentinel://u:pa55@h:0/main",
  "redis+sentinel://u:pa55@h,/main",
  "redis+sentinel://u:pa55@h/main/x",
  "redis+sentinel://u:%pa55@h/main",
  "redis+sentinel://h/main?sentinel_pasword=pa55",
])("%s is a usage error that keeps the password to itself", (url) => {
  expect(() => checkAddress(url)).toThrow(expect.objectContaining({ code: "usage" }));
  expect(() => checkAddress(url)).not.toThrow(/pa55/);
});

test("user and passwords of a sentinel address are decoded", () => {
  const url = "redis+sentinel://u%40x:p%3A%2F:s@h:7/main/2?sentinel_username=w&sentinel_password=q%26";
  expect(parseSentinelAddress(url)).toEqual({
    ...{ tls: false, sentinels: [{ host: "h", port: 7 }], name: "main", db: 2 },
    ...{ username: "u@x", password: "p:/:s", sentinelUsername: "w", sentinelPassword: "q&" },
  });
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
