import { describe, expect, test } from "vitest";
import type { RefusalReason } from "../../../src/middleware/problem.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { sampleDocument, seedTenants } from "../../support/documents.ts";
import { openCuttable, openReader } from "../../support/readers.ts";
import { services } from "../../support/tenant-services.ts";

const PATIENT = { timeout: 20_000 };
const header = { header: "X-Tenant-Id" };
const { registry, seed } = useCachedRegistry();

const ask = (url: string, tenantId: string, path = "/") => fetch(url + path, { headers: { "x-tenant-id": tenantId } });

const visitsOf = async (url: string): Promise<unknown> => (await fetch(`${url}/visits`)).json();

/** Everything that a client sees of a refusal. */
async function refusalOf(response: Response): Promise<unknown> {
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(response.headers.get("cache-control")).toBe("no-store");
  const body = (await response.json()) as { status: number; reason: RefusalReason };
  expect(body.status).toBe(response.status);
  return body;
}

describe.each(services)("%s", (name, start) => {
  test("an active tenant is served; a shared cache must keep tenants apart", async () => {
    const [id = ""] = await seed(1);
    await registry().deliver();
    const url = await start({ reader: await openReader(registry()), from: [header] });
    const response = await ask(url, id);
    expect([response.status, await response.json()]).toMatchObject([
      200,
      { tenant_id: id, limits: { max_users: 200 } },
    ]);
    expect(response.headers.get("vary")).toBe("x-tenant-id");
    expect(response.headers.get("cache-control")).toBe("private");
  });

  test("a suspended tenant gets 403 with a reason, and nothing of what operators wrote", async () => {
    const [id = ""] = await seed(1);
    const { setStatus, deliver } = registry();
    await deliver();
    const url = await start({ reader: await openReader(registry()), from: [header] });
    expect((await ask(url, id)).status).toBe(200);
    await setStatus(id, "suspended");
    await deliver();
    await expect.poll(async () => (await ask(url, id)).status, PATIENT).toBe(403);
    const refusal = await refusalOf(await ask(url, id));
    expect(refusal).toEqual({
      type: "about:blank",
      title: "Forbidden",
      status: 403,
      reason: "tenant_suspended",
      detail: "This tenant is suspended.",
      tenant_id: id,
    });
    await setStatus(id, "active");
    await deliver();
    await expect.poll(async () => (await ask(url, id)).status, PATIENT).toBe(200);
  });

  test("a service may say more about a suspension", async () => {
    const [id = ""] = await seed(1);
    await registry().setStatus(id, "suspended");
    await registry().deliver();
    const explainSuspension = ({ suspension }: { suspension?: { reason: string } }) => suspension?.reason;
    const url = await start({ reader: await openReader(registry()), from: [header], explainSuspension });
    expect(await refusalOf(await ask(url, id))).toMatchObject({ status: 403, detail: "unpaid invoice" });
  });

  test("one that is being set up or leaving gets 403; archived and unknown look the same", async () => {
    const [starting = "", leaving = "", archived = ""] = await seed(3);
    const { setStatus, deliver } = registry();
    await setStatus(starting, "provisioning");
    for (const id of [leaving, archived]) await setStatus(id, "offboarding");
    await setStatus(archived, "archived");
    await deliver();
    const url = await start({ reader: await openReader(registry()), from: [header] });
    for (const id of [starting, leaving])
      expect(await refusalOf(await ask(url, id))).toMatchObject({ reason: "tenant_not_active", tenant_id: id });
    const bodies = await Promise.all(
      [archived, "nobody_knows", "No/Id", "x".repeat(70)].map(async (id) => (await ask(url, id)).text()),
    );
    expect([...new Set(bodies)]).toEqual([expect.stringContaining('"status":404,"reason":"tenant_unknown"')]);
  });

  test("with nobody to ask: what is known is served, the rest gets 503 with Retry-After and no inner word", async () => {
    const [id = ""] = await seed(1);
    await registry().deliver();
    const { reader, postgres, redis } = await openCuttable(registry());
    const url = await start({ reader, from: [header], retryAfterSeconds: 7 });
    expect((await ask(url, id)).status).toBe(200);
    postgres.cut();
    redis.cut();
    await expect.poll(async () => (await reader.get(id)).stale, PATIENT).toBe(true);
    expect((await ask(url, id)).status).toBe(200);
    const response = await ask(url, "never_seen");
    expect(response.headers.get("retry-after")).toBe("7");
    expect(await refusalOf(response)).toEqual({
      type: "about:blank",
      title: "Service Unavailable",
      status: 503,
      reason: "tenant_unavailable",
      detail: "The tenant cannot be looked up at the moment.",
    });
    await Promise.all([postgres.mend(), redis.mend()]);
    await expect.poll(async () => (await ask(url, "never_seen")).status, PATIENT).toBe(404);
  });

  test("what is no outage is for the service's own handling of errors, and nobody is let in", async () => {
    const url = await start({ reader: { get: () => Promise.reject(new Error("a defect")) }, from: [header] });
    expect((await ask(url, "acme")).status).toBe(500);
    expect(await visitsOf(url)).toBe(0);
  });

  test("what is refused never reaches a handler", async () => {
    const [id = ""] = await seed(1);
    await registry().deliver();
    const url = await start({ reader: await openReader(registry()), from: [header] });
    expect([(await ask(url, "nobody")).status, (await fetch(url)).status]).toEqual([404, 400]);
    expect(await visitsOf(url)).toBe(0);
    await ask(url, id);
    expect(await visitsOf(url)).toBe(1);
  });

  test("by sub-domain and by claim", async () => {
    const framework = name.toLowerCase();
    const [named, claimed] = [`named-${framework}`, `claimed-${framework}`];
    await seedTenants(registry().db, sampleDocument(named), sampleDocument(claimed));
    await registry().deliver();
    const reader = await openReader(registry());
    const byName = await start({ reader, from: [{ subdomainOf: "example.com" }], trustProxy: true });
    const forwarded = { "x-forwarded-host": `Named-${name}.EXAMPLE.com.:8443` };
    expect(await (await fetch(byName, { headers: forwarded })).json()).toMatchObject({ tenant_id: named });
    const byClaim = await start({ reader, from: [{ claim: "tenant" }] });
    const signedIn = { "x-claims": JSON.stringify({ tenant: claimed }) };
    const response = await fetch(byClaim, { headers: signedIn });
    expect(await response.json()).toMatchObject({ tenant_id: claimed });
    expect(response.headers.get("cache-control")).toBe("private");
    expect(await refusalOf(await fetch(byClaim))).toMatchObject({ status: 403, reason: "tenant_claim_missing" });
  });
});
