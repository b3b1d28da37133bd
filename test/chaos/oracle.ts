import type { TenantStatus } from "../../src/model/catalog.ts";

/** What an answer has to be measured by: what was committed, or what was delivered. */
export type Authority = "registry" | "delivery";

interface Moment {
  readonly version: number;
  /** When it was known to be so, as performance.now() counts: never too early. */
  readonly at: number;
}

/** Knows when each version of each tenant was committed, and when it was delivered. */
export class Oracle {
  readonly #history = { registry: new Map<string, Moment[]>(), delivery: new Map<string, Moment[]>() };
  readonly #statuses = new Map<string, TenantStatus>();
  readonly #lags: { readonly at: number; readonly ms: number }[] = [];

  /** A commit whose answer was lost is known with the next one of that tenant. */
  committed(id: string, version: number, status: TenantStatus): void {
    this.#note("registry", id, version);
    this.#statuses.set(`${id}:${version}`, status);
  }

  delivered(id: string, version: number): void {
    this.#note("delivery", id, version);
  }

  /** The newest version that was there at that time. */
  newest(authority: Authority, id: string, at = Infinity): number {
    return this.#history[authority].get(id)?.findLast((moment) => moment.at <= at)?.version ?? 0;
  }

  /** Undefined where the answer to the commit was lost. */
  status(id: string, version: number): TenantStatus | undefined {
    return this.#statuses.get(`${id}:${version}`);
  }

  /** This process did not run for so long: whatever it noticed, it noticed so much later. */
  lagged(ms: number): void {
    const now = performance.now();
    this.#lags.push({ at: now, ms });
    while (this.#lags[0] !== undefined && this.#lags[0].at < now - 30_000) this.#lags.shift();
  }

  /** All lags of the last half a minute together, in milliseconds. */
  get lag(): number {
    return this.#lags.reduce((sum, { ms }) => sum + ms, 0);
  }

  #note(authority: Authority, id: string, version: number): void {
    if (version <= this.newest(authority, id)) return;
    const moments = this.#history[authority].get(id) ?? [];
    moments.push({ version, at: performance.now() });
    this.#history[authority].set(id, moments);
  }
}
