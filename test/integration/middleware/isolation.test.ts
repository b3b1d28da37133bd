/** What one request sees of another: nothing. */
import { Agent, request as httpRequest } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { openReader } from "../../support/readers.ts";
import { services } from "../../support/tenant-services.ts";

const header = { header: "x-tenant-id" };
const { registry, seed } = useCachedRegistry();

const ask = (url: string, tenantId: string, path = "/") => fetch(url + path, { headers: { "x-tenant-id": tenantId } });

/** Through one connection that stays open. */
function askOver(agent: Agent, url: string, tenantId: string): Promise<{ tenant_id: string; port: number }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { agent, headers: { "x-tenant-id": tenantId } }, (response) => {
      let text = "";
      const port = response.socket.localPort ?? 0;
      response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      response.on("end", () => resolve({ ...(JSON.parse(text) as { tenant_id: string }), port }));
    });
    sent.on("error", reject).end();
  });
}

describe.each(services)("%s", (_name, start) => {
  test("a handler that changes the document fails, and nobody else sees the change", async () => {
    const [id = ""] = await seed(1);
    await registry().deliver();
    const reader = await openReader(registry());
    const url = await start({ reader, from: [header] });
    expect((await ask(url, id, "/spoil")).status).toBe(500);
    expect(await (await ask(url, id)).json()).toMatchObject({ limits: { max_users: 200 } });
    expect((await reader.get(id)).tenant?.limits["max_users"]).toBe(200);
  });

  test("a route for no tenant needs none, and cannot use one by mistake", async () => {
    const [id = ""] = await seed(1);
    await registry().deliver();
    const url = await start({ reader: await openReader(registry()), from: [header] });
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ ok: true });
    expect((await ask(url, id, "/forgotten")).status).toBe(500);
    expect((await fetch(`${url}/no-such-route`)).status).toBe(400);
    expect((await ask(url, id, "/no-such-route")).status).toBe(404);
  });

  test("two tenants on one connection that stays open", async () => {
    const [one = "", two = ""] = await seed(2);
    await registry().setStatus(two, "suspended");
    await registry().deliver();
    const url = await start({ reader: await openReader(registry()), from: [header] });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const ports = new Set<number>();
    for (const id of [one, two, one, two]) {
      const answer = await askOver(agent, url, id);
      ports.add(answer.port);
      expect(answer).toMatchObject(id === one ? { tenant_id: one, limits: {} } : { reason: "tenant_suspended" });
    }
    expect(ports.size).toBe(1);
  });

  test("200 requests of 20 tenants among each other: each sees its own tenant only", async () => {
    const ids = await seed(20);
    await registry().deliver();
    const url = await start({ reader: await openReader(registry()), from: [header] });
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const id = ids[index % 20] ?? "";
        const headers = { "x-tenant-id": id, "x-wait": String((index * 7) % 40) };
        return { id, answer: await (await fetch(`${url}/later`, { headers })).json() };
      }),
    );
    for (const { id, answer } of answers)
      expect(answer).toMatchObject({ tenant_id: id, before: id, display_name: `Tenant ${id}` });
  });
});
