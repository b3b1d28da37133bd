import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import type { Redis } from "ioredis";
import { decodeApplied } from "./applied.ts";
import { APPLIED, readerKey } from "./keys.ts";

/** A reader that is silent for longer is gone. */
const EXPIRY_SECONDS = 15;
const EVERY_MS = 3_000;
/** How often a reader asks whether there is anything new to report. */
const ASK_MS = 500;

/**
 * Says in Redis up to where this process has applied what was delivered. For people and for `sync --wait-readers`: a
 * failure, such as of a login that may not write, is nobody's concern.
 */
export class ReaderReporter {
  readonly #redis: Redis;
  readonly #instance: string;
  #askedAt = -Infinity;
  #reportedAt = -Infinity;
  #reported: string | null | undefined;

  constructor(redis: Redis, instance = hostname()) {
    this.#redis = redis;
    this.#instance = `${instance.replaceAll(/[^\w.-]/g, "_").slice(0, 100)}-${randomBytes(4).toString("hex")}`;
  }

  /**
   * What is delivered by now; undefined when it is not time to ask. It has to come before a look at the end of the stream:
   * who has read up to that end has then applied all of it.
   */
  async ask(): Promise<string | null | undefined> {
    if (performance.now() - this.#askedAt < ASK_MS) return undefined;
    this.#askedAt = performance.now();
    return this.#redis.get(APPLIED).catch(() => undefined);
  }

  /** `applied` is what ask() said. */
  async report(applied: string | null | undefined): Promise<void> {
    const due = performance.now() - this.#reportedAt >= EVERY_MS;
    if (applied === undefined || (applied === this.#reported && !due)) return;
    const report = { ...decodeApplied(applied), instance: this.#instance, reported_at: new Date().toISOString() };
    await this.#redis
      .set(readerKey(this.#instance), JSON.stringify(report), "EX", EXPIRY_SECONDS)
      .then(() => {
        this.#reported = applied;
        this.#reportedAt = performance.now();
      })
      .catch(() => undefined);
  }

  /** So that nobody waits for a reader that has ended. On a connection of its own: the stream's is waiting for an entry. */
  async withdraw(client: Redis): Promise<void> {
    if (this.#reported === undefined) return;
    try {
      await client.connect();
      await client.del(readerKey(this.#instance));
    } catch {
      // It expires.
    } finally {
      client.disconnect();
    }
  }
}
