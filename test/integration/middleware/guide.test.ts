/** The code in docs/middleware.md runs as it stands there. */
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import express from "express";
import type { FastifyInstance } from "fastify";
import Fastify from "fastify";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { requireTenant as requireByExpress } from "../../../src/middleware/express.ts";
import { requireTenant as requireByFastify } from "../../../src/middleware/fastify.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { sampleDocument, seedTenants } from "../../support/documents.ts";
import { openReader } from "../../support/readers.ts";

const { registry } = useCachedRegistry();
const page = readFileSync(new URL("../../../docs/middleware.md", import.meta.url), "utf8");

function blockOf(name: string): string {
  const block = new RegExp(`<!-- ${name} -->\\n\\n\`\`\`[a-z]+\\n(.*?)\`\`\``, "s").exec(page)?.[1];
  if (block === undefined) throw new Error(`docs/middleware.md has no ${name}`);
  return block.replaceAll(/^import .*\n/gm, "");
}

/** Runs a block as the body of a function, and hands over what `result` names at its end. */
async function run(name: string, result: string, given: Readonly<Record<string, unknown>>): Promise<unknown> {
  const { constructor: type } = async () => Promise.resolve();
  // The constructor of async functions is no global; it makes a function of its parameters' names and its body.
  const AsyncFunction = type as unknown as new (...text: string[]) => (...values: unknown[]) => Promise<unknown>;
  const body = `${blockOf(`code: ${name}`)}\nreturn ${result};`;
  return new AsyncFunction(...Object.keys(given), body)(...Object.values(given));
}

beforeAll(() => seedTenants(registry().db, sampleDocument("legal_dept")));

async function open() {
  await registry().deliver();
  return { reader: await openReader(registry()), limits: sampleDocument("legal_dept").limits };
}

test("Fastify, and what a suspended tenant is told there", async () => {
  const { reader, limits } = await open();
  const given = { reader, Fastify, requireTenant: requireByFastify };
  const app = (await run("fastify", "app", given)) as FastifyInstance;
  const headers = { "x-tenant-id": "legal_dept" };
  expect((await app.inject({ url: "/limits", headers })).json()).toEqual(limits);
  expect((await app.inject("/health")).json()).toEqual({ ok: true });
  const options = (await run("explain", "options", given)) as Parameters<typeof requireByExpress>[0];
  const other = Fastify().register(requireByFastify, { reader, from: [{ header: "x-tenant-id" }] });
  const talkative = Fastify().register(requireByFastify, { ...options, from: [{ header: "x-tenant-id" }] });
  await registry().setStatus("legal_dept", "suspended");
  await registry().db.query("update tenantry.tenants set suspension_ticket = 'T-1' where tenant_id = 'legal_dept'");
  await registry().deliver();
  await expect.poll(async () => (await reader.get("legal_dept")).tenant?.status).toBe("suspended");
  expect((await other.inject({ url: "/", headers })).json()).toEqual(JSON.parse(blockOf("answer: suspended")));
  expect((await talkative.inject({ url: "/", headers })).json()).toMatchObject({ detail: "Please call us about T-1." });
  await registry().setStatus("legal_dept", "active");
});

test("Fastify behind a sign-in", async () => {
  const { reader, limits } = await open();
  const signIn = (request: object, _reply: unknown, next: () => void) => {
    Object.assign(request, { user: { tenant: "legal_dept" } });
    next();
  };
  const app = (await run("claim", "app", {
    reader,
    Fastify,
    requireTenant: requireByFastify,
    signIn,
  })) as FastifyInstance;
  const answers = ["legal-dept.example.com", "other.example.com", "localhost"].map(async (host) => {
    const answer = await app.inject({ url: "/limits", headers: { host } });
    return answer.json<unknown>();
  });
  const mismatch = expect.objectContaining({ reason: "tenant_mismatch" }) as unknown;
  expect(await Promise.all(answers)).toEqual([mismatch, mismatch, limits]);
});

test("Express", async () => {
  const { reader, limits } = await open();
  const app = (await run("express", "app", { reader, express, requireTenant: requireByExpress })) as express.Express;
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => resolve(listening));
  });
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { "x-tenant-id": "legal_dept" } });
    return response.json();
  };
  await expect.poll(() => ask("/limits")).toEqual(limits);
  expect(await ask("/health")).toEqual({ ok: true });
});

test("the page names every reason", () => {
  const source = readFileSync(new URL("../../../src/middleware/problem.ts", import.meta.url), "utf8");
  const reasons = [...source.matchAll(/^ {2}(tenant_\w+): \[(\d+)/gm)].map(([, reason, status]) => [reason, status]);
  const rows = [...page.matchAll(/^\| `(tenant_\w+)` +\| (\d+) /gm)].map(([, reason, status]) => [reason, status]);
  expect(rows).toEqual(reasons);
});
