import type { Redis } from "ioredis";
import { checkAddress, redactAddress } from "./address.ts";
import type { RedisClients } from "./client.ts";
import { BLOCK_MS, REDIS_CLIENTS } from "./client.ts";
import { Connection } from "./connection.ts";
import type { StreamEntry } from "./event.ts";
import { decodeEntry } from "./event.ts";
import { STREAM } from "./keys.ts";
import { ReaderReporter } from "./reader-report.ts";
import type { StreamPosition, StreamState } from "./stream-gap.ts";
import { findGap, parseState } from "./stream-gap.ts";

const COUNT = 500;

export interface StreamListener {
  /** `addedAt` is when Redis took it, in milliseconds since 1970 by the clock of Redis. */
  onEntry(entry: StreamEntry, addedAt: number): void;
  /** Entries may have been missed: what was learnt from the stream until now proves nothing any more. */
  onGap(reason: string): void;
}

export interface StreamOptions {
  readonly clients?: RedisClients;
  /** What people know this process by; the name of its host by default. */
  readonly instance?: string | undefined;
}

/** Follows the stream on a connection of its own until close(), across every outage. */
export class UpdateStream {
  readonly #redis: Redis;
  readonly #connection: Connection;
  readonly #listener: StreamListener;
  /** undefined until the first look at the stream. */
  #position: StreamPosition | undefined;
  /** The run of the server in which it has read up to there. */
  #runId: string | undefined;
  #live = false;
  #confirmedAt = -Infinity;
  #closed = false;
  readonly #withdraw: () => Promise<void>;
  readonly #reporter: ReaderReporter;
  readonly #done: Promise<void>;

  constructor(url: string, listener: StreamListener, { clients = REDIS_CLIENTS, instance }: StreamOptions = {}) {
    checkAddress(url);
    this.#redis = clients.createStreamClient(url);
    this.#connection = new Connection(this.#redis, redactAddress(url));
    this.#listener = listener;
    this.#reporter = new ReaderReporter(this.#redis, instance);
    this.#withdraw = () => this.#reporter.withdraw(clients.createClient(url));
    this.started = new Promise((resolve) => (this.#start = resolve));
    this.#done = this.#follow();
  }

  /** Resolves when the stream has been live for the first time, or is closed. */
  readonly started: Promise<void>;
  #start: () => void = () => undefined;

  /**
   * True while every entry arrives: connected, nothing missed, caught up. A network that goes silent without closing
   * the connection is noticed within 3 s.
   */
  get live(): boolean {
    return this.#live;
  }

  /** When it was last seen that nothing is missing, as performance.now() counts; -Infinity when it never was. */
  get confirmedAt(): number {
    return this.#confirmedAt;
  }

  async close(): Promise<void> {
    const live = this.#live;
    this.#closed = true;
    this.#redis.disconnect();
    this.#start();
    await this.#done;
    if (live) await this.#withdraw();
  }

  async #follow(): Promise<void> {
    await this.#redis.connect().catch(() => undefined); // later attempts are made by the client itself
    while (!this.#closed) {
      try {
        await this.#receive(await this.#look());
      } catch {
        this.#live = false;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }

  /** Compares what was read with what there was to read; XREAD itself is silent about entries that are gone. */
  async #look(): Promise<StreamPosition> {
    const askedAt = performance.now();
    const runId = await this.#connection.identify();
    const applied = await this.#reporter.ask();
    const state = await this.#state();
    // A server that has lost its last entries may have taken as many new ones since: its numbers say nothing of those.
    const gap = findGap(this.#position, state) ?? (runId === this.#runId ? undefined : "another run");
    this.#runId = runId;
    if (gap !== undefined || this.#position === undefined) {
      this.#position = { id: state.last, read: state.added };
      this.#listener.onGap(gap ?? "start");
    }
    if (this.#position.id === state.last) {
      this.#live = true;
      this.#confirmedAt = askedAt;
      this.#start();
      await this.#reporter.report(applied);
    }
    return this.#position;
  }

  async #receive(from: StreamPosition): Promise<void> {
    const reply = await this.#redis.xread("COUNT", COUNT, "BLOCK", BLOCK_MS, "STREAMS", STREAM, from.id);
    for (const [id, fields] of reply?.[0]?.[1] ?? []) {
      this.#position = { id, read: (this.#position?.read ?? 0) + 1 };
      this.#listener.onEntry(decodeEntry(fields), Number.parseInt(id, 10));
    }
  }

  async #state(): Promise<StreamState> {
    try {
      return parseState(await this.#redis.xinfo("STREAM", STREAM));
    } catch (error) {
      if (error instanceof Error && error.message.includes("no such key")) return { last: "0-0", added: 0, length: 0 };
      throw error;
    }
  }
}
