/** Two services, on Fastify and on Express, with the same routes behind the middleware. */
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import express from "express";
import Fastify from "fastify";
import { onTestFinished } from "vitest";
import { requireTenant as requireByExpress } from "../../src/middleware/express.ts";
import { requireTenant as requireByFastify } from "../../src/middleware/fastify.ts";
import type { TenantLookup } from "../../src/middleware/options.ts";
import type { TenantDocument } from "../../src/model/catalog.ts";

/** What both frameworks are given; a `claim` is taken from the header x-claims, as a sign-in would have verified it. */
export interface ServiceOptions {
  readonly reader: TenantLookup;
  readonly from: readonly (
    { readonly header: string } | { readonly subdomainOf: string } | { readonly claim: string }
  )[];
  readonly trustProxy?: boolean;
  readonly explainSuspension?: (tenant: TenantDocument) => string | undefined;
  readonly retryAfterSeconds?: number;
}

export type StartService = (options: ServiceOptions) => Promise<string>;

/** What a sign-in would have left; the claims of a token that nobody has verified are never there. */
function claimsOf(header: string | string[] | undefined): unknown {
  return typeof header === "string" ? (JSON.parse(header) as unknown) : undefined;
}

/** What GET / answers: enough to see whose it is. GET /visits says how often it was reached. */
function describeTenant({ tenant_id, display_name, limits }: TenantDocument) {
  return { tenant_id, display_name, limits };
}

/** As a handler does that forgets that the document is not its own. */
function spoil(tenant: TenantDocument): void {
  const limits = tenant.limits as Record<string, number>;
  limits["max_users"] = 1_000_000;
}

export const startFastify: StartService = async ({ trustProxy = false, ...options }) => {
  const app = Fastify({ trustProxy });
  app.decorateRequest("user", null);
  app.addHook("onRequest", (request, _reply, next) => {
    Object.assign(request, { user: claimsOf(request.headers["x-claims"]) });
    next();
  });
  await app.register(requireByFastify, options);
  let visits = 0;
  app.get("/visits", { config: { tenant: false } }, () => visits);
  app.get("/", (request) => {
    visits += 1;
    return describeTenant(request.tenant);
  });
  app.get("/later", async (request) => {
    const before = request.tenant.tenant_id;
    await wait(Number(request.headers["x-wait"]));
    return { ...describeTenant(request.tenant), before };
  });
  app.get("/spoil", (request) => {
    spoil(request.tenant);
    return "spoilt";
  });
  app.get("/health", { config: { tenant: false } }, () => ({ ok: true }));
  app.get("/forgotten", { config: { tenant: false } }, (request) => describeTenant(request.tenant));
  await app.listen({ host: "127.0.0.1", port: 0 });
  onTestFinished(() => app.close());
  return addressOf(app.server.address());
};

export const startExpress: StartService = async ({ trustProxy = false, ...options }) => {
  const app = express().set("trust proxy", trustProxy);
  app.set("env", "test"); // no stack of a failed handler on stderr
  app.use((request, _response, next) => {
    Object.assign(request, { auth: claimsOf(request.headers["x-claims"]) });
    next();
  });
  let visits = 0;
  app.get("/visits", (_request, response) => void response.json(visits));
  app.get("/health", (_request, response) => void response.json({ ok: true }));
  app.get("/forgotten", (request, response) => void response.json(describeTenant(request.tenant)));
  app.use(requireByExpress(options));
  app.get("/", (request, response) => {
    visits += 1;
    response.json(describeTenant(request.tenant));
  });
  app.get("/later", async (request, response) => {
    const before = request.tenant.tenant_id;
    await wait(Number(request.headers["x-wait"]));
    response.json({ ...describeTenant(request.tenant), before });
  });
  app.get("/spoil", (request, response) => {
    spoil(request.tenant);
    response.send("spoilt");
  });
  const server = await new Promise<ReturnType<typeof app.listen>>((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => resolve(listening));
  });
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => void server.close(() => resolve()));
  });
  return addressOf(server.address());
};

export const services: readonly (readonly [string, StartService])[] = [
  ["Fastify", startFastify],
  ["Express", startExpress],
];

function addressOf(address: string | AddressInfo | null): string {
  if (typeof address !== "object" || address === null) throw new Error("It does not listen.");
  return `http://127.0.0.1:${address.port}`;
}

export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

/** Sends these header lines as they are, in UTF-8: what clients refuse to send too. */
export function sendRaw(url: string, lines: readonly string[], path = "/"): Promise<RawAnswer> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(`${[`GET ${path} HTTP/1.1`, ...lines, "Connection: close"].join("\r\n")}\r\n\r\n`);
  return new Promise((resolve, reject) => {
    let text = "";
    socket.setEncoding("utf8").on("data", (piece: string) => (text += piece));
    socket.on("error", reject);
    socket.on("close", () => {
      const [head = "", body = ""] = text.split("\r\n\r\n");
      resolve({ status: Number(head.split(" ")[1]), body });
    });
  });
}
