import type { Verdict } from "./decide.ts";
import { decide } from "./decide.ts";
import { findTenantId } from "./find-tenant-id.ts";
import type { TenantOptions } from "./options.ts";
import { checkOptions } from "./options.ts";
import { toProblem } from "./problem.ts";
import type { RequestView } from "./source.ts";

/** Everything that Fastify and Express share. */
export interface Gate<Request> {
  judge(view: RequestView<Request>): Promise<Verdict>;
  /** The value of Vary for an answer that has this one so far; undefined when there is nothing to say. */
  vary(soFar: unknown): string | undefined;
}

/** @throws OperationalError `usage` for options that make no sense */
export function openGate<Request>(options: TenantOptions<Request>): Gate<Request> {
  checkOptions(options);
  const headers = options.from.flatMap((source) => ("header" in source ? [source.header.toLowerCase()] : []));
  return {
    async judge(view) {
      const found = await findTenantId(options.from, view);
      return "refused" in found ? { problem: toProblem(found.refused) } : decide(found.tenantId, options);
    },
    vary(soFar) {
      const known = [soFar ?? []].flat().map(String);
      return [...known, ...headers].join(", ") || undefined;
    },
  };
}
