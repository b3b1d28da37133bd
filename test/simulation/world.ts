import { Random } from "../../bench/catalog/random.ts";
import { MARKER, tenantKeys } from "../../src/cache/keys.ts";
import { encodeMarker } from "../../src/cache/marker.ts";
import type { Cache } from "../../src/cache/cache.ts";
import { encodeValue } from "../../src/cache/value.ts";
import { sampleDocument } from "../support/documents.ts";
import type { Process } from "./engine.ts";
import { Engine } from "./engine.ts";
import type { Mutant } from "./mutant.ts";
import type { SimulatedReader } from "./readers.ts";
import type { SimulatedRedis } from "./redis-client.ts";
import { RedisServer } from "./redis-server.ts";
import { RegistryData } from "./registry-data.ts";
import { RegistryServer } from "./registry-server.ts";
import { SCRIPTS } from "./scripts.ts";
import type { Violation } from "./witness.ts";
import type { Network } from "./wire.ts";

export interface WorldOptions {
  readonly seed: number;
  readonly mutant?: Mutant;
  /** Keeps what happens as text. */
  readonly verbose?: boolean;
}

/** Everything that one schedule is about. */
export class World {
  readonly random: Random;
  readonly engine: Engine;
  readonly network: Network;
  /** How old an answer may be while nothing disturbs its reader, in milliseconds. */
  readonly calmBound: number;
  readonly redis: RedisServer;
  readonly registry: RegistryServer;
  readonly readers: SimulatedReader[] = [];
  readonly deliverers: Process[] = [];
  readonly tenants: readonly string[];
  /** Tenants whose value somebody has deleted by hand. */
  readonly damaged = new Set<string>();
  /** When the last of what goes wrong begins. */
  troubleEnds = 0;
  /** When the last stall ends. */
  stallsEnd = 0;
  violation: Violation | undefined;
  readonly #options: WorldOptions;

  constructor(options: WorldOptions) {
    this.#options = options;
    this.random = new Random(options.seed, "schedule");
    this.engine = new Engine(new Random(options.seed, "network"));
    this.network = drawNetwork(this.random);
    const { usual, slow, slowShare } = this.network;
    this.calmBound = 1_000 + 6 * (slowShare > 0 ? Math.max(slow, usual) : usual);
    const { scripts, readFence } = options.mutant ?? {};
    const streamLength = this.random.pick([2, 5, 100]);
    this.redis = new RedisServer(this.engine, {
      scripts: { ...SCRIPTS, ...scripts },
      streamLength,
      ...(readFence && { readFence }),
    });
    this.registry = new RegistryServer(this.engine, new RegistryData());
    this.tenants = Array.from({ length: this.random.between(2, 4) }, (_, index) => `tenant_${index}`);
  }

  /** Something that happens to the world. */
  later(milliseconds: number, run: () => void): void {
    const { time } = this.engine.in(milliseconds, undefined, run);
    this.troubleEnds = Math.max(this.troubleEnds, time);
  }

  note(text: () => string): void {
    if (this.#options.verbose === true) this.engine.note(text());
  }

  /** The first one counts: what follows may come of it. */
  fail(kind: Violation["kind"], text: string): void {
    if (this.#options.mutant?.answersOnly === true && kind !== "answer") return;
    this.note(() => `VIOLATION: ${text}`);
    this.violation ??= { kind, text };
  }

  mutateDelivery(cache: Cache): Cache {
    return this.#options.mutant?.delivery?.(cache) ?? cache;
  }

  mutateStream(client: SimulatedRedis): SimulatedRedis {
    return this.#options.mutant?.stream?.(client) ?? client;
  }

  /** Starts Redis again: the same server, or the one that has taken over from it. */
  startRedis(isBack: boolean): void {
    const { random, redis } = this;
    const { showsRun = true, showsHistory = true } = this.#options.mutant ?? {};
    const isFirst = isBack || !showsRun;
    const runId = isFirst ? "run-0" : `run-${random.between(1, 1e9)}`;
    redis.start(runId, showsHistory ? `history-${random.between(1, 1e9)}` : redis.replicationId);
  }

  /** One of them is in the middle of most of what happens. */
  anyTenant(): string {
    const index = this.random.chance(0.6) ? 0 : this.random.between(0, this.tenants.length - 1);
    return this.tenants[index] ?? "";
  }

  /** All processes that there are. */
  get processes(): Process[] {
    return [...this.readers.map(({ process }) => process), ...this.deliverers].filter(({ alive }) => alive);
  }

  /** From now on nothing new goes wrong; what has gone wrong ends by itself. */
  heal(): void {
    this.network.slowShare = 0;
    for (const process of this.processes) process.stallsAfter = process.diesAfter = Infinity;
  }

  /** Tenants that are delivered, as after a sync. */
  seed(filled: boolean): void {
    const { data } = this.registry;
    for (const tenantId of this.tenants.slice(0, -1)) data.change(0, tenantId, "active");
    if (!filled) return;
    for (const row of data.outbox) data.markDelivered(0, row);
    for (const [tenantId, { version }] of data.tenants) {
      const { fence, value, backup, derived } = tenantKeys(tenantId);
      const document = sampleDocument(tenantId);
      const text = encodeValue({ tenant_id: tenantId, epoch: 1, config_version: version, document });
      SCRIPTS.publish(this.redis.data, [fence, value, backup, ...derived], ["1", String(version), text]);
    }
    this.redis.data.set(MARKER, encodeMarker({ registry_id: data.registryId, epoch: 1, run_id: this.redis.identity }));
  }

  /** Nothing waits, and Redis is known to hold all of it. */
  isDelivered(): boolean {
    const { data } = this.registry;
    if (!this.redis.up || !this.registry.up || data.outbox.some(({ delivered }) => !delivered)) return false;
    const { registryId: registry_id, epoch } = data;
    return this.redis.data.get(MARKER) === encodeMarker({ registry_id, epoch, run_id: this.redis.identity });
  }
}

function drawNetwork(random: Random): Network {
  const usual = random.pick([1, 5, 20, 100]);
  return { usual, slowShare: random.pick([0, 0, 0.02, 0.1]), slow: random.pick([50, 500, 2_000]) };
}
