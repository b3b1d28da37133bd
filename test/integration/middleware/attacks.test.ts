/** What somebody may send who wants to be taken for another tenant. No line of the tables may end with that tenant. */
import { beforeAll, describe, expect, test } from "vitest";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { openReader } from "../../support/readers.ts";
import { sampleDocument, seedTenants } from "../../support/documents.ts";
import type { ServiceOptions } from "../../support/tenant-services.ts";
import { sendRaw, services } from "../../support/tenant-services.ts";

const { registry } = useCachedRegistry();
const HOST = "Host: acme.example.com";

type Case = readonly [what: string, lines: readonly string[], outcome: string];

const byHeader: readonly Case[] = [
  ["one tenant", [HOST, "X-Tenant: acme"], "acme"],
  ["none", [HOST], "400 tenant_missing"],
  ["nothing", [HOST, "X-Tenant:"], "400 tenant_missing"],
  ["the header twice", [HOST, "X-Tenant: acme", "X-Tenant: beta"], "400 tenant_ambiguous"],
  ["the same twice", [HOST, "X-Tenant: acme", "x-tenant: acme"], "400 tenant_ambiguous"],
  ["twice, once empty", [HOST, "X-Tenant:", "X-Tenant: acme"], "400 tenant_ambiguous"],
  ["a list", [HOST, "X-Tenant: acme, beta"], "400 tenant_ambiguous"],
  ["capitals", [HOST, "X-Tenant: ACME"], "404 tenant_unknown"],
  ["a Cyrillic a", [HOST, "X-Tenant: \u0430cme"], "404 tenant_unknown"],
  ["full-width letters", [HOST, "X-Tenant: \uff41\uff43\uff4d\uff45"], "404 tenant_unknown"],
  ["an invisible character", [HOST, "X-Tenant: acme\u200b"], "404 tenant_unknown"],
  ["a null byte", [HOST, "X-Tenant: acme\0"], "400"],
  ["a line end of its own", [HOST, "X-Tenant: acme\rX-Tenant: beta"], "400"],
  ["a tab inside", [HOST, "X-Tenant: acme\tbeta"], "404 tenant_unknown"],
  ["another key of the cache", [HOST, "X-Tenant: acme:fence"], "404 tenant_unknown"],
  ["a path", [HOST, "X-Tenant: ../acme"], "404 tenant_unknown"],
  ["a pattern", [HOST, "X-Tenant: *"], "404 tenant_unknown"],
  ["SQL", [HOST, "X-Tenant: acme' or '1'='1"], "404 tenant_unknown"],
  ["a very long one", [HOST, `X-Tenant: ${"a".repeat(14_000)}`], "404 tenant_unknown"],
  ["one that is too long for Node", [HOST, `X-Tenant: ${"a".repeat(20_000)}`], "431"],
  ...["__proto__", "constructor", "hasOwnProperty", "tostring", "undefined", "null"].map((name): Case => [
    name,
    [HOST, `X-Tenant: ${name}`],
    "404 tenant_unknown",
  ]),
];

const bySubdomain: readonly Case[] = [
  ["one tenant", [HOST], "acme"],
  ["capitals, a port and the last dot", ["Host: ACME.Example.COM.:8080"], "acme"],
  ["another host", ["Host: evil.com"], "400 tenant_missing"],
  ["the domain alone", ["Host: example.com"], "400 tenant_missing"],
  ["an empty label", ["Host: .example.com"], "400 tenant_missing"],
  ["no host", ["Host:"], "400 tenant_missing"],
  ["a domain that goes on", ["Host: acme.example.com.evil.com"], "400 tenant_missing"],
  ["a domain that ends alike", ["Host: acme.notexample.com"], "400 tenant_missing"],
  ["a domain without its dot", ["Host: acmeexample.com"], "400 tenant_missing"],
  ["two labels", ["Host: acme.beta.example.com"], "400 tenant_missing"],
  ["a user in front", ["Host: acme@beta.example.com"], "404 tenant_unknown"],
  ["a host behind", ["Host: acme.example.com@evil.com"], "400 tenant_missing"],
  ["a path in front", ["Host: acme/beta.example.com"], "404 tenant_unknown"],
  ["an address", ["Host: [::1]:80"], "400 tenant_missing"],
  ["an encoded dot", ["Host: acme%2eexample.com"], "400 tenant_missing"],
  ["a Cyrillic a", ["Host: \u0430cme.example.com"], "404 tenant_unknown"],
  ["the same as Punycode", ["Host: xn--cme-7cd.example.com"], "404 tenant_unknown"],
  ["an ideographic dot", ["Host: acme\u3002example.com"], "400 tenant_missing"],
  ["two hosts", [HOST, "Host: beta.example.com"], "400 tenant_ambiguous"],
  ["a forwarded host that nobody vouches for", [HOST, "X-Forwarded-Host: beta.example.com"], "acme"],
  ["a null byte", ["Host: acme\0.example.com"], "400"],
];

const claim = (claims: unknown) => `X-Claims: ${JSON.stringify(claims)}`;
const acme = claim({ tenant: "acme" });

const byClaim: readonly Case[] = [
  ["one tenant", [HOST, acme], "acme"],
  ["all of them agree", [HOST, acme, "X-Tenant: acme"], "acme"],
  ["another one in the header", [HOST, acme, "X-Tenant: beta"], "403 tenant_mismatch"],
  ["one that is not there", [HOST, acme, "X-Tenant: nobody"], "403 tenant_mismatch"],
  ["one in other letters", [HOST, acme, "X-Tenant: Acme"], "403 tenant_mismatch"],
  ["another one in the host", ["Host: beta.example.com", acme], "403 tenant_mismatch"],
  ["the header twice", [HOST, acme, "X-Tenant: acme", "X-Tenant: beta"], "400 tenant_ambiguous"],
  ["no sign-in", [HOST, "X-Tenant: acme"], "403 tenant_claim_missing"],
  ["a token that nobody has verified", [HOST, "Authorization: Bearer e30.eyJ0ZW5hbnQiOiJhY21lIn0."], "403 tenant_claim_missing"], // prettier-ignore
  ...[["acme"], { id: "acme" }, 1, "", null, true].map((value): Case => [
    `a claim ${JSON.stringify(value)}`,
    [HOST, claim({ tenant: value })],
    "403 tenant_claim_missing",
  ]),
  ...["acme", ["acme"], null, {}].map((value): Case => [
    `claims ${JSON.stringify(value)}`,
    [HOST, claim(value)],
    "403 tenant_claim_missing",
  ]),
  ["a prototype as a claim", [HOST, 'X-Claims: {"__proto__":{"tenant":"acme"}}'], "403 tenant_claim_missing"],
  ["a claim of another kind of tenant", ["Host: example.com", claim({ tenant: "__proto__" })], "404 tenant_unknown"],
  ["a claim in capitals", ["Host: example.com", claim({ tenant: "ACME" })], "404 tenant_unknown"],
];

const tables: readonly (readonly [string, ServiceOptions["from"], readonly Case[]])[] = [
  ["by header", [{ header: "X-Tenant" }], byHeader],
  ["by sub-domain", [{ subdomainOf: "example.com" }], bySubdomain],
  ["by claim", [{ claim: "tenant" }, { header: "x-tenant" }, { subdomainOf: "Example.com" }], byClaim],
  [
    "by header and sub-domain",
    [{ header: "x-tenant" }, { subdomainOf: "example.com" }],
    [
      ["one of them", ["Host: evil.com", "X-Tenant: acme"], "acme"],
      ["both", [HOST, "X-Tenant: acme"], "acme"],
      ["two tenants", [HOST, "X-Tenant: beta"], "400 tenant_ambiguous"],
    ],
  ],
];

beforeAll(async () => {
  await seedTenants(registry().db, ...["acme", "beta"].map((id) => sampleDocument(id)));
});

describe.each(services)("%s", (_name, start) => {
  test.each(tables)("%s", async (_kind, from, cases) => {
    const url = await start({ reader: await openReader(registry()), from });
    const found: Case[] = [];
    for (const [what, lines] of cases) {
      const { status, body } = await sendRaw(url, lines);
      found.push([what, lines, status === 200 ? tenantIn(body) : [status, ...reasonIn(body)].join(" ")]);
    }
    expect(found).toEqual(cases);
  });
});

function tenantIn(body: string): string {
  return (JSON.parse(body) as { tenant_id: string }).tenant_id;
}

/** None where Node itself has refused the bytes. */
function reasonIn(body: string): string[] {
  expect(body).not.toMatch(/Tenant (acme|beta)|max_users/);
  return body.includes('"reason"') ? [(JSON.parse(body) as { reason: string }).reason] : [];
}
