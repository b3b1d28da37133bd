/** A small service of many tenants: README.md says how to run it. */
import Fastify from "fastify";
import { requireTenant } from "tenantry/fastify";
import { OperationalError, TenantReader } from "tenantry/reader";
import { DocumentCounts } from "./document-counts.ts";

const { TENANTRY_DATABASE_URL: databaseUrl, TENANTRY_REDIS_URL: redisUrl, PORT = "3000" } = process.env;
if (databaseUrl === undefined || redisUrl === undefined)
  throw new Error("Set TENANTRY_DATABASE_URL and TENANTRY_REDIS_URL.");

// Not ready() before it listens: in an outage a service that is up and says 503 is better than one that does not start.
const reader = await TenantReader.open({ databaseUrl, redisUrl });
const documents = new DocumentCounts();
const app = Fastify();

// What a failure says of hosts and logins is for the log.
app.setErrorHandler((error, request, reply) => {
  request.log.error(error);
  const unavailable = error instanceof OperationalError && error.code === "unavailable";
  if (unavailable) return reply.code(503).header("retry-after", "5").send({ reason: "try_again" });
  const { statusCode = 500 } = error as { readonly statusCode?: number };
  return reply.code(statusCode).send({ reason: statusCode < 500 ? "bad_request" : "defect" });
});

// A gateway in front has verified who asks, and sets the header; where there is none, take a claim (docs/middleware.md).
await app.register(requireTenant, { reader, from: [{ header: "x-tenant-id" }] });

app.get("/health/ready", { config: { tenant: false } }, (_request, reply) =>
  reader.ready().then(
    () => ({ ready: true }),
    () => reply.code(503).send({ ready: false }),
  ),
);

app.get("/limits", ({ tenant }) => tenant.limits);

app.get<{ Querystring: { readonly user?: string } }>("/search", ({ tenant, query: { user } }) => {
  const streaming = reader.flag(tenant.tenant_id, "streaming_answers", user === undefined ? {} : { userId: user });
  return { streaming };
});

app.post("/documents", async ({ tenant: { tenant_id } }, reply) => {
  // Counted first: two requests at once must not both find the last place free.
  const used = documents.add(tenant_id);
  try {
    const { over, limit } = await reader.checkQuota(tenant_id, "max_documents", used);
    if (!over) return await reply.code(201).send({ used, limit });
    documents.remove(tenant_id);
    return await reply.code(403).send({ reason: "quota_exceeded", used: used - 1, limit });
  } catch (error) {
    documents.remove(tenant_id);
    throw error;
  }
});

app.addHook("onClose", () => reader.close());
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void app.close());

console.log(`listening on ${await app.listen({ host: "127.0.0.1", port: Number(PORT) })}`);
