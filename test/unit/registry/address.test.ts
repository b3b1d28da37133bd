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
