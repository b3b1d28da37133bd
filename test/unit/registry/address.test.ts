import { describe, expect, test } from "vitest";
import { parsePostgresUrl, redactUrl } from "../../../src/registry/address.ts";

describe("parsePostgresUrl", () => {
  test("makes one URL a host, in their order, with everything else repeated", () => {
    const address = parsePostgresUrl(
      "postgres://u:p%40@a:1,[::1]:2,c/db?sslmode=disable&target_session_attrs=read-write",
    );
    expect(address).toEqual({
      urls: [
        "postgres://u:p%40@a:1/db?sslmode=disable",
        "postgres://u:p%40@[::1]:2/db?sslmode=disable",
        "postgres://u:p%40@c/db?sslmode=disable",
      ],
      readWrite: true,
      connectTimeoutMs: 5000,
    });
  });

  test("takes a socket's folder and a time-out from the settings", () => {
    expect(parsePostgresUrl("postgresql:///db?host=/run/pg&connect_timeout=2")).toEqual({
      urls: ["postgresql:///db?host=%2Frun%2Fpg"],
      readWrite: false,
      connectTimeoutMs: 2000,
    });
  });

  test.each(["require", "prefer", "verify-ca", "verify-full"])("sslmode=%s verifies certificate and name", (mode) => {
    expect(parsePostgresUrl(`postgres://h/db?sslmode=${mode}`).urls).toEqual(["postgres://h/db?sslmode=verify-full"]);
  });

  test.each(["sslmode=no-verify", "sslmode=disable", "sslmode=require&uselibpqcompat=true", "sslrootcert=%2Fca.pem"])(
    "leaves %s as it is",
    (settings) => {
      expect(parsePostgresUrl(`postgres://h/db?${settings}`).urls).toEqual([`postgres://h/db?${settings}`]);
    },
  );

  test.each([
    ["sslmode=bogus", "sslmode=bogus in the database URL is not supported.", "disable, no-verify, prefer, require,"],
    ["sslmode=constructor", "sslmode=constructor in", "Use one of"],
    ["sslmode=require&sslmode=", "sslmode= in", "Use one of"],
    ["connect_timeout=abc", "connect_timeout=abc in the database URL is not a number of seconds.", "above 0"],
    ["connect_timeout=0", "connect_timeout=0 in", "leave it out"],
    ["connect_timeout=99999999", "connect_timeout=99999999 in", "up to 86400"],
  ])("refuses %s", (settings, message, hint) => {
    expect(() => parsePostgresUrl(`postgres://h/db?${settings}`)).toThrow(
      expect.objectContaining({
        code: "usage",
        message: expect.stringContaining(message) as string,
        hint: expect.stringContaining(hint) as string,
      }) as Error,
    );
  });

  test("refuses a target that cannot be written to", () => {
    expect(() => parsePostgresUrl("postgres://h/db?target_session_attrs=standby")).toThrow("standby is not supported");
  });
});

describe("redactUrl", () => {
  test.each([
    ["postgres://u:secret@h:5432/db?password=secret", "postgres://u:***@h:5432/db"],
    ["postgres://u@h/db", "postgres://u@h/db"],
    ["postgres://h/db", "postgres://h/db"],
    ["postgres://u:sec/ret@h/db", "(an unreadable URL)"],
    ["postgres://u:sec@ret@h/db", "(an unreadable URL)"],
    ["postgres://u:sec?ret@h/db", "(an unreadable URL)"],
    ["postgres://u:1?ret@h/db", "(an unreadable URL)"],
    ["postgres://u:sec#ret@h/db", "(an unreadable URL)"],
    ["pglite:.tenantry/registry", "pglite:.tenantry/registry"],
  ])("%s becomes %s", (url, shown) => {
    expect(redactUrl(url)).toBe(shown);
  });
});
