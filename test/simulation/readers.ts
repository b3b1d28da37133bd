import { decodeEntry } from "../../src/cache/event.ts";
import { OperationalError } from "../../src/model/operational-error.ts";
import type { TenantAnswer } from "../../src/reader/answer.ts";
import type { Connectors } from "../../src/reader/connectors.ts";
import { TenantReader } from "../../src/reader/tenant-reader.ts";
import { Process } from "./engine.ts";
import { SimulatedRedis, asRedis } from "./redis-client.ts";
import { openSimulated } from "./registry-server.ts";
import { Witness } from "./witness.ts";
import type { World } from "./world.ts";

export type Layers = "both" | "redis" | "postgres";

export const REDIS_URL = "redis://simulated:6379";
const DATABASE_URL = "postgres://simulated/registry";

/** One process with a reader in it. */
export class SimulatedReader {
  readonly process: Process;
  readonly layers: Layers;
  /** Until then something has disturbed it, and it may need its time limits to notice. */
  disturbedUntil = 0;
  waiting = 0;
  readonly #world: World;
  readonly #witness: Witness;
  #reader: TenantReader | undefined;
  /** It knows whose stream it follows. */
  #knows = false;

  constructor(world: World, layers: Layers, name: string) {
    this.#world = world;
    this.layers = layers;
    this.process = new Process(`${name} (${layers})`);
    this.#witness = new Witness(world.registry.data);
    world.engine.in(0, this.process, () => void this.#open());
  }

  get(tenantId: string): void {
    this.#world.engine.in(0, this.process, () => void this.#get(tenantId));
  }

  /** A final look: everything is delivered, so only the registry's own state will do. */
  expectAll(): void {
    this.#world.engine.in(0, this.process, () => void this.#expectAll());
  }

  peek(tenantId: string): void {
    this.#world.engine.in(0, this.process, () => {
      const { now } = this.#world.engine;
      const answer = this.#reader?.peek(tenantId);
      if (answer === undefined) return;
      const wrong = this.#witness.judge({ tenantId, startedAt: now, endedAt: now, bound: this.#bound() }, answer);
      if (wrong !== undefined) this.#world.fail("answer", `${this.process.name}: peek of ${tenantId} ${wrong}`);
    });
  }

  async #open(): Promise<void> {
    this.waiting += 1;
    const options = {
      ...(this.layers === "postgres" ? {} : { redisUrl: REDIS_URL }),
      ...(this.layers === "redis" ? {} : { databaseUrl: DATABASE_URL }),
    };
    this.#reader = await TenantReader.open(options, this.#connectors());
    this.waiting -= 1;
  }

  async #get(tenantId: string): Promise<void> {
    const { engine } = this.#world;
    const startedAt = engine.now;
    const answer = await this.#ask(tenantId);
    const bound = this.#bound();
    if (answer === undefined) return;
    const { source, epoch, config_version, stale } = answer;
    this.#world.note(
      () => `${this.process.name}: ${tenantId} ${epoch}:${config_version} ${source}${stale ? " stale" : ""}`,
    );
    const wrong = this.#witness.judge({ tenantId, startedAt, endedAt: engine.now, bound }, answer);
    if (wrong !== undefined) this.#world.fail("answer", `${this.process.name}: ${tenantId} ${wrong}`);
    if (!stale && source !== "memory") this.#knows = true;
  }

  /** One after the other: as long as a breaker is open, one call at a time tries whether the server is back. */
  async #expectAll(): Promise<void> {
    for (const tenantId of this.#world.tenants) await this.#expect(tenantId);
  }

  async #expect(tenantId: string): Promise<void> {
    const answer = await this.#ask(tenantId);
    const { epoch, tenants } = this.#world.registry.data;
    const row = tenants.get(tenantId);
    const expected = row === undefined ? "none" : `${epoch}:${row.version} ${row.removed ? "removed" : row.status}`;
    const found = answer && describe(answer);
    const { name } = this.process;
    if (found === undefined) this.#world.fail("liveness", `${name}: ${tenantId} is ${expected}, and is not answered`);
    else if (found !== expected || (answer?.stale === true && !this.#world.damaged.has(tenantId))) {
      const marked = answer?.stale === true;
      const text = `${name}: ${tenantId} is ${expected}, and is answered as ${found}${marked ? ", as stale" : ""}`;
      this.#world.fail(marked ? "liveness" : "answer", text);
    }
  }

  async #ask(tenantId: string) {
    if (this.#reader === undefined) return undefined;
    this.waiting += 1;
    try {
      return await this.#reader.get(tenantId);
    } catch (error) {
      if (!(error instanceof OperationalError)) this.#world.fail("error", `${this.process.name}: ${String(error)}`);
      this.#world.note(() => `${this.process.name}: ${tenantId} ${String(error)}`);
      return undefined;
    } finally {
      this.waiting -= 1;
    }
  }

  #bound(): number {
    const { calmBound, engine } = this.#world;
    // What it was told before it stalled it says afterwards.
    return (engine.now < this.disturbedUntil ? calmBound + 4_500 : calmBound) + this.process.stalledMs;
  }

  #connectors(): Connectors {
    const { engine, network, redis, registry } = this.#world;
    const shared = { engine, network, server: redis, process: this.process };
    const onRead = (reply: unknown) => this.#hear(reply);
    return {
      createClient: () => asRedis(new SimulatedRedis({ ...shared, commandTimeout: 3_000, socketTimeout: 4_000 })),
      createStreamClient: () =>
        asRedis(this.#world.mutateStream(new SimulatedRedis({ ...shared, socketTimeout: 3_000, onRead }))),
      openDatabase: () => Promise.resolve(openSimulated(engine, network, registry, this.process)),
    };
  }

  /** What it has been told binds it, once it knows that it is told of its own registry. */
  #hear(reply: unknown): void {
    if (!this.#knows || !Array.isArray(reply)) return;
    const [[, entries]] = reply as [[string, [string, string[]][]]];
    for (const [, fields] of entries) {
      const entry = decodeEntry(fields);
      if (entry.kind === "change") this.#witness.announce(entry.tenant_id, entry);
    }
  }
}

function describe({ tenant, epoch, config_version }: TenantAnswer): string {
  return config_version === 0 && tenant === null ? "none" : `${epoch}:${config_version} ${tenant?.status ?? "removed"}`;
}
