/** `tenantry/express`: each request gets its tenant, or is refused. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { TenantDocument } from "../model/catalog.ts";
import type { Gate } from "./gate.ts";
import { openGate } from "./gate.ts";
import type { TenantOptions } from "./options.ts";
import { rememberTenant, tenantOf } from "./tenant-of.ts";

export type { TenantDocument } from "../model/catalog.ts";
export type { TenantLookup } from "./options.ts";
export type { RefusalReason } from "./problem.ts";
export type { TenantSource } from "./source.ts";
export { tenantOf };

declare global {
  // The interface that Express' types leave open for everybody.
  namespace Express {
    interface Request {
      /** Shared and frozen. Not there on a route in front of the middleware. */
      readonly tenant: TenantDocument;
    }
  }
}

/** What is needed of Express' own request, so that this can be compiled without its types. */
export type ExpressRequest = IncomingMessage & Express.Request & { readonly hostname: string };
export type RequireTenantOptions = TenantOptions<ExpressRequest>;
type Handler = (request: ExpressRequest, response: ServerResponse, next: (error?: unknown) => void) => void;

/**
 * A middleware for whatever is mounted behind it. Claims are read from `req.auth` by default.
 * @throws OperationalError `usage` for options that make no sense
 */
export function requireTenant(options: RequireTenantOptions): Handler {
  const gate = openGate(options);
  return (request, response, next) => {
    // Not a catch() behind it: that would call next() twice for one request.
    void admit(gate, request, response).then((admitted) => {
      if (admitted) next();
    }, next);
  };
}

/** False for a request that has been answered. */
async function admit(gate: Gate<ExpressRequest>, request: ExpressRequest, response: ServerResponse): Promise<boolean> {
  const { hostname } = request;
  const verdict = await gate.judge({ request, raw: request, hostname, claims: Reflect.get(request, "auth") });
  const vary = gate.vary(response.getHeader("vary"));
  if (vary !== undefined) response.setHeader("vary", vary);
  if ("problem" in verdict) {
    const { status, headers, body } = verdict.problem;
    response.statusCode = status;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.end(body);
    return false;
  }
  if (!response.hasHeader("cache-control")) response.setHeader("cache-control", "private");
  rememberTenant(request, verdict.tenant);
  Object.defineProperty(request, "tenant", { value: verdict.tenant, enumerable: true, configurable: true });
  return true;
}
