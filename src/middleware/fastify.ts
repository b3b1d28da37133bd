/** `tenantry/fastify`: each request gets its tenant, or is refused. */
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from "fastify";
import type { TenantDocument } from "../model/catalog.ts";
import type { Gate } from "./gate.ts";
import { openGate } from "./gate.ts";
import type { TenantOptions } from "./options.ts";
import { rememberTenant, requiredTenant, tenantOf } from "./tenant-of.ts";

export type { TenantDocument } from "../model/catalog.ts";
export type { TenantLookup } from "./options.ts";
export type { RefusalReason } from "./problem.ts";
export type { TenantSource } from "./source.ts";
export { tenantOf };

declare module "fastify" {
  interface FastifyRequest {
    /** Shared and frozen. Throws on a route without a tenant; tenantOf() does not. */
    readonly tenant: TenantDocument;
  }
  interface FastifyContextConfig {
    /** `false`: the route is for no tenant, such as one for health checks. */
    readonly tenant?: false;
  }
}

export interface RequireTenantOptions extends TenantOptions<FastifyRequest> {
  /** When to look; "onRequest" by default. "preHandler" where the sign-in is verified later than that. */
  readonly hook?: "onRequest" | "preHandler";
}

const plugin: FastifyPluginCallback<RequireTenantOptions> = (app, options, done) => {
  const gate = openGate(options);
  app.decorateRequest("tenant", {
    getter(this: FastifyRequest) {
      return requiredTenant(this);
    },
  });
  app.addHook(options.hook ?? "onRequest", (request: FastifyRequest, reply: FastifyReply) =>
    admit(gate, request, reply),
  );
  done();
};

/**
 * A plugin for the instance that it is registered with, and all that is registered below it afterwards. Claims are read
 * from `request.user` by default.
 */
export const requireTenant = Object.assign(plugin, {
  // What fastify-plugin sets: else the hook would be for routes inside this plugin only, of which there are none.
  [Symbol.for("skip-override")]: true,
  [Symbol.for("fastify.display-name")]: "tenantry",
});

async function admit(gate: Gate<FastifyRequest>, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (request.routeOptions.config.tenant === false) return undefined;
  const { raw, hostname } = request;
  const verdict = await gate.judge({ request, raw, hostname, claims: Reflect.get(request, "user") });
  const vary = gate.vary(reply.getHeader("vary"));
  if (vary !== undefined) void reply.header("vary", vary);
  if ("problem" in verdict) {
    const { status, headers, body } = verdict.problem;
    return reply.code(status).headers(headers).send(body);
  }
  if (!reply.hasHeader("cache-control")) void reply.header("cache-control", "private");
  rememberTenant(request, verdict.tenant);
  return undefined;
}
