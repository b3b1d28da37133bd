import type { IncomingHttpHeaders } from "node:http";
import { OperationalError } from "../model/operational-error.ts";

/**
 * Where a request names its tenant. `subdomainOf: "example.com"` takes `acme` from `acme.example.com`. `claim` is the
 * name of a claim that the service's own sign-in has verified; `of` hands the claims over. A function may look the
 * tenant up, such as by a domain of the customer's own; like a header, it proves nothing.
 */
export type TenantSource<Request> =
  | { readonly header: string }
  | { readonly subdomainOf: string }
  | { readonly claim: string; readonly of?: (request: Request) => unknown }
  | ((request: Request) => string | undefined | Promise<string | undefined>);

/** What the sources look at, the same for every framework. */
export interface RequestView<Request> {
  readonly request: Request;
  readonly raw: {
    readonly headers: IncomingHttpHeaders;
    /** Not there with HTTP/2, which joins them in `headers`. */
    readonly headersDistinct?: Readonly<Record<string, string[] | undefined>>;
  };
  /** As the framework says: it knows which proxies are trusted. */
  readonly hostname: string | undefined;
  /** Where the usual sign-in leaves the claims that it has verified. */
  readonly claims: unknown;
}

/** Named twice, or in a way that two programs could read in two ways. */
export const UNCLEAR = Symbol("unclear");
export type Naming = string | undefined | typeof UNCLEAR;

export type ClaimSource<Request> = Extract<TenantSource<Request>, { claim: string }>;
export type NameSource<Request> = Exclude<TenantSource<Request>, { claim: string }>;

export function isClaim<Request>(source: TenantSource<Request>): source is ClaimSource<Request> {
  return "claim" in source;
}

/** The tenant that a verified sign-in belongs to; undefined for anything but a text. */
export function readClaim<Request>(source: ClaimSource<Request>, view: RequestView<Request>): string | undefined {
  const claims = source.of === undefined ? view.claims : source.of(view.request);
  if (typeof claims !== "object" || claims === null || !Object.hasOwn(claims, source.claim)) return undefined;
  const value: unknown = Reflect.get(claims, source.claim);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** What the request says of itself. */
export async function readName<Request>(source: NameSource<Request>, view: RequestView<Request>): Promise<Naming> {
  if (typeof source === "function") return oneOf([(await source(view.request)) ?? ""]);
  if ("header" in source) return oneOf(valuesOf(source.header, view));
  // Whoever stands in front may have gone by the other one.
  if (valuesOf("host", view).length > 1) return UNCLEAR;
  return labelBefore(toDomain(source.subdomainOf), view.hostname ?? "");
}

function valuesOf<Request>(header: string, { raw }: RequestView<Request>): readonly unknown[] {
  const name = lowerCase(header);
  // Node keeps the first of some headers and joins others: only this list shows how many there were.
  const values = raw.headersDistinct?.[name] ?? raw.headers[name];
  return values === undefined ? [] : Array.isArray(values) ? values : [values];
}

function oneOf([value, ...more]: readonly unknown[]): Naming {
  if (value === undefined || (value === "" && more.length === 0)) return undefined;
  return typeof value !== "string" || more.length > 0 || value.includes(",") ? UNCLEAR : value;
}

/** `acme` of `acme.example.com`; undefined for another domain, and for more than one label. */
function labelBefore(domain: string, hostname: string): string | undefined {
  const host = lowerCase(hostname).replace(/\.$/, "");
  if (!host.endsWith(`.${domain}`)) return undefined;
  const label = host.slice(0, -domain.length - 1);
  return label === "" || label.includes(".") ? undefined : label;
}

/** @throws OperationalError `usage` for a source that could never name a tenant */
export function checkSource<Request>(source: TenantSource<Request>): void {
  if (typeof source === "function") return;
  if ("header" in source) {
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(source.header))
      throw refuse(`${JSON.stringify(source.header)} is no name of a header.`, "Name one, such as x-tenant-id.");
  } else if ("subdomainOf" in source) {
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(toDomain(source.subdomainOf)))
      throw refuse(`${JSON.stringify(source.subdomainOf)} is no domain.`, "Name it without port, such as example.com.");
  } else if (source.claim === "") throw refuse("A claim has no name.", "Name it, such as tenant_id.");
}

export function refuse(what: string, hint: string): OperationalError {
  return new OperationalError("usage", `The tenant middleware: ${what}`, hint);
}

function toDomain(text: string): string {
  return lowerCase(text).replace(/^\./, "").replace(/\.$/, "");
}

/** Not toLowerCase: that makes ASCII letters of others, such as of the Kelvin sign. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
