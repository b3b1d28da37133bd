import type { ChainableCommander, Redis } from "ioredis";
import { OperationalError } from "../model/operational-error.ts";
import { cacheFailure } from "./failure.ts";

/** Redis works off this many commands in a few milliseconds; a longer pipeline would hold up everybody else. */
const PIPELINE_SIZE = 500;
/** So long it is believed to be the same server in the same history. */
const IDENTITY_MS = 1_000;

/** What Redis answered to one command of a pipeline. */
export type Reply = { readonly value: unknown } | { readonly error: OperationalError };

/** How the backup copies are signed by whoever writes them, and judged by whoever reads them. */
export interface BackupSeal {
  readonly seal?: (text: string) => string;
  /** Undefined for a text that must not be believed. */
  readonly open?: (sealed: string) => string | undefined;
}

/** One Redis, pipelined; its failures are OperationalErrors. */
export class Connection {
  /** The address without its password. */
  readonly label: string;
  readonly backups: BackupSeal;
  readonly #redis: Redis;
  #runId: string | undefined;
  #askedAt = -Infinity;
  #asking: Promise<string> | undefined;

  /** `redis` is connected. */
  constructor(redis: Redis, label: string, backups: BackupSeal = {}) {
    this.#redis = redis;
    this.backups = backups;
    this.label = label;
    redis.on("close", () => (this.#runId = undefined));
  }

  /** Which run of which server is at the other end, in which history of replication; undefined until identify() has asked this connection's server. */
  get runId(): string | undefined {
    return this.#runId;
  }

  /**
   * Asks who is at the other end, once a second: a server may change its history without closing a connection. Refuses what
   * the protocol does not work on.
   */
  async identify(maxAgeMs = IDENTITY_MS): Promise<string> {
    if (this.#runId !== undefined && performance.now() - this.#askedAt < maxAgeMs) return this.#runId;
    this.#asking ??= this.#identify().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  async #identify(): Promise<string> {
    const askedAt = performance.now();
    const info = String(await this.run((pipeline) => pipeline.info("server", "replication")));
    const field = (name: string): string => new RegExp(`^${name}:(.*?)\r?$`, "m").exec(info)?.[1] ?? "";
    if (!(Number.parseInt(field("redis_version"), 10) >= 7))
      throw new OperationalError(
        "unavailable",
        `Redis at ${this.label} is version ${field("redis_version") || "(unknown)"}; 7 or later is needed.`,
        "Upgrade Redis: older ones do not say how many entries a stream has lost.",
      );
    if (field("redis_mode") === "cluster")
      throw new OperationalError(
        "unavailable",
        `Redis at ${this.label} is a cluster, which is not supported yet.`,
        "Name a standalone Redis, with replicas if you like, in TENANTRY_REDIS_URL.",
      );
    if (field("redis_mode") === "sentinel")
      throw new OperationalError(
        "unavailable",
        `Redis at ${this.label} is a sentinel, which holds no data.`,
        "Write redis+sentinel://host:26379/NAME/0 into TENANTRY_REDIS_URL, with the name of the primary.",
      );
    // Both sides of a fail-over begin a new history. Without it a server that lost its place, took over what had been lost
    // meanwhile, and got its place back, would look as if nothing had happened.
    this.#runId = `${field("run_id")}-${field("master_replid")}`;
    this.#askedAt = askedAt;
    return this.#runId;
  }

  /** Texts by key; undefined for what is absent. Without the detour of a pipeline, as every read of a tenant is one. */
  async mget(...keys: readonly string[]): Promise<(string | undefined)[]> {
    try {
      return (await this.#redis.mget(...keys)).map((text) => text ?? undefined);
    } catch (error) {
      throw cacheFailure(error, this.label);
    }
  }

  /** The reply to one command. */
  async run(add: (pipeline: ChainableCommander) => void): Promise<unknown> {
    const [reply] = await this.runAll([add], (pipeline, command) => command(pipeline));
    return reply;
  }

  /** One command an item, in pipelines; the replies in the same order. The first error is thrown. */
  async runAll<T>(items: readonly T[], add: (pipeline: ChainableCommander, item: T) => void): Promise<unknown[]> {
    const replies = await this.tryAll(items, add);
    return replies.map((reply) => {
      if ("error" in reply) throw reply.error;
      return reply.value;
    });
  }

  /** Like runAll, but an error stays with its item. */
  async tryAll<T>(items: readonly T[], add: (pipeline: ChainableCommander, item: T) => void): Promise<Reply[]> {
    const replies: Reply[] = [];
    for (let start = 0; start < items.length; start += PIPELINE_SIZE) {
      const pipeline = this.#redis.pipeline();
      for (const item of items.slice(start, start + PIPELINE_SIZE)) add(pipeline, item);
      for (const [error, value] of (await pipeline.exec()) ?? [])
        replies.push(error ? { error: cacheFailure(error, this.label) } : { value });
    }
    return replies;
  }

  close(): void {
    this.#redis.disconnect();
  }
}

/** Redis answers texts and nulls in these places; anything else counts as absent. */
export function toTexts(reply: unknown): (string | undefined)[] {
  return Array.isArray(reply) ? reply.map((item: unknown) => (typeof item === "string" ? item : undefined)) : [];
}
