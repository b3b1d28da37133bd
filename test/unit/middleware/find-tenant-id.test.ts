import { expect, test } from "vitest";
import { findTenantId } from "../../../src/middleware/find-tenant-id.ts";
import type { TenantSource } from "../../../src/middleware/source.ts";

interface Request {
  readonly customer?: string;
  readonly session?: unknown;
}

/** A request over HTTP/2, where Node keeps no list of what was sent twice. */
function find(from: readonly TenantSource<Request>[], request: Request, tenant?: string) {
  const headers = tenant === undefined ? {} : { "x-tenant": tenant };
  return findTenantId(from, { request, raw: { headers }, hostname: undefined, claims: undefined });
}

const ofCustomer: TenantSource<Request> = ({ customer }) => Promise.resolve(customer);
const ofSession: TenantSource<Request> = { claim: "tenant", of: ({ session }) => session };
const header = { header: "X-Tenant" };

test("a look-up of the service's own is one of the names", async () => {
  expect(await find([ofCustomer], { customer: "acme" })).toEqual({ tenantId: "acme" });
  expect(await find([ofCustomer], {})).toEqual({ refused: "tenant_missing" });
  expect(await find([ofCustomer, header], {}, "beta")).toEqual({ tenantId: "beta" });
  expect(await find([ofCustomer, header], { customer: "acme" }, "beta")).toEqual({ refused: "tenant_ambiguous" });
});

test("a look-up that fails lets nobody in", async () => {
  const failing = () => Promise.reject(new Error("the customers cannot be read"));
  await expect(find([failing, header], {}, "acme")).rejects.toThrow("the customers cannot be read");
});

test("a claim may be kept elsewhere, and decides over a look-up", async () => {
  const session = { tenant: "acme" };
  expect(await find([ofSession], { session })).toEqual({ tenantId: "acme" });
  expect(await find([ofCustomer, ofSession], { session, customer: "beta" })).toEqual({ refused: "tenant_mismatch" });
  expect(await find([ofCustomer, ofSession], { customer: "beta" })).toEqual({ refused: "tenant_claim_missing" });
});

test("of two claims one is enough, and both must agree", async () => {
  const older: TenantSource<Request> = { claim: "org", of: ({ session }) => session };
  expect(await find([ofSession, older], { session: { org: "acme" } })).toEqual({ tenantId: "acme" });
  expect(await find([ofSession, older], { session: { org: "acme", tenant: "acme" } })).toEqual({ tenantId: "acme" });
  const both = { session: { org: "acme", tenant: "beta" } };
  expect(await find([ofSession, older], both)).toEqual({ refused: "tenant_mismatch" });
});

test("a claim is one that the sign-in itself has set", async () => {
  const session: unknown = Object.create({ tenant: "acme" });
  expect(await find([ofSession], { session })).toEqual({ refused: "tenant_claim_missing" });
});

test("no other letter counts as one of the domain", async () => {
  const ofHost = (hostname: string) =>
    findTenantId([{ subdomainOf: "bank.example" }], { request: {}, raw: { headers: {} }, hostname, claims: undefined });
  expect(await ofHost("Acme.BANK.example")).toEqual({ tenantId: "acme" });
  // Lower-casing as Unicode does makes a k of the Kelvin sign.
  expect(await ofHost("acme.ban\u212a.example")).toEqual({ refused: "tenant_missing" });
});

test("a header that was sent twice shows as a list in HTTP/2", async () => {
  expect(await find([header], {}, "acme, acme")).toEqual({ refused: "tenant_ambiguous" });
});
