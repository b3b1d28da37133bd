import { expect, test } from "vitest";
import { openGate } from "../../../src/middleware/gate.ts";
import type { TenantOptions } from "../../../src/middleware/options.ts";
import type { TenantSource } from "../../../src/middleware/source.ts";
import { OperationalError } from "../../../src/model/operational-error.ts";

const reader = { get: () => Promise.reject(new Error("nobody asks")) };

function refusalOf(options: Partial<TenantOptions<object>>): string | undefined {
  try {
    openGate({ reader, from: [{ header: "x-tenant-id" }], ...options });
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(OperationalError);
    expect(error).toMatchObject({ code: "usage" });
    return error instanceof Error ? error.message : "";
  }
}

const useless: readonly (readonly [string, TenantSource<object>])[] = [
  ['"" is no name of a header', { header: "" }],
  ['"x tenant" is no name of a header', { header: "x tenant" }],
  ['"x-tenant:" is no name of a header', { header: "x-tenant:" }],
  ['"" is no domain', { subdomainOf: "" }],
  ['"example.com:8080" is no domain', { subdomainOf: "example.com:8080" }],
  ['"https://example.com" is no domain', { subdomainOf: "https://example.com" }],
  ['"*.example.com" is no domain', { subdomainOf: "*.example.com" }],
  ["A claim has no name", { claim: "" }],
];

test.each(useless)("a source that can never name a tenant: %s", (message, source) => {
  expect(refusalOf({ from: [source] })).toContain(message);
});

test("no source at all, and seconds that are none", () => {
  expect(refusalOf({ from: [] })).toContain("names no source");
  for (const retryAfterSeconds of [-1, 0.5, Infinity, NaN])
    expect(refusalOf({ retryAfterSeconds })).toContain("no number of seconds");
});

test("what can name one is taken as it is written", () => {
  const from = [{ header: "X-Tenant" }, { subdomainOf: ".Example.COM." }, { claim: "https://example.com/tenant" }];
  expect(refusalOf({ from, retryAfterSeconds: 0 })).toBeUndefined();
});
