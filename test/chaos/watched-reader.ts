import { setTimeout as wait } from "node:timers/promises";
import { type ReaderOptions, type TenantAnswer, TenantReader } from "../../src/reader/index.ts";
import { Judge, type Witness } from "./judge.ts";
import type { Oracle } from "./oracle.ts";
import { TENANTS } from "./stage.ts";

/** Longer than all look-ups of a reader together: who has heard nothing by then has been forgotten. */
const FORGOTTEN_MS = 60_000;

/** A reader that is asked all the time, and whose every answer is judged. */
export class WatchedReader {
  readonly name: string;
  readonly judge: Judge;
  readonly #options: ReaderOptions;
  /** Undefined between two processes. */
  #reader: TenantReader | undefined;
  #open = true;
  readonly #loops: Promise<void>[];

  static async open(
    witness: Omit<Witness, "maxStaleMs">,
    options: ReaderOptions,
    oracle: Oracle,
  ): Promise<WatchedReader> {
    return new WatchedReader(witness, options, oracle, await TenantReader.open(options));
  }

  private constructor(
    witness: Omit<Witness, "maxStaleMs">,
    options: ReaderOptions,
    oracle: Oracle,
    reader: TenantReader,
  ) {
    this.name = witness.name;
    this.judge = new Judge({ ...witness, maxStaleMs: options.maxStaleMs ?? Infinity }, oracle);
    this.#options = options;
    this.#reader = reader;
    this.#loops = TENANTS.map((id) => this.#ask(id));
  }

  async get(tenantId: string): Promise<TenantAnswer | undefined> {
    return this.#reader?.get(tenantId);
  }

  /** As a service that is rolled out anew. */
  async restart(): Promise<void> {
    const old = this.#reader;
    this.#reader = undefined;
    await old?.close();
    this.judge.forget();
    this.#reader = await TenantReader.open(this.#options);
  }

  async close(): Promise<void> {
    this.#open = false;
    await Promise.all(this.#loops);
    await this.#reader?.close();
  }

  async #ask(tenantId: string): Promise<void> {
    while (this.#open) {
      await this.#look(tenantId);
      await wait(40 + Math.random() * 80);
    }
  }

  async #look(tenantId: string): Promise<void> {
    const reader = this.#reader;
    if (reader === undefined) return;
    const startedAt = performance.now();
    const hear = (answer: TenantAnswer | undefined) => {
      // What an ended process has answered is nothing that the next one knows.
      if (answer !== undefined && reader === this.#reader)
        this.judge.hear({ tenantId, startedAt, endedAt: performance.now(), answer });
    };
    hear(reader.peek(tenantId));
    const forgotten = new AbortController();
    const late = wait(FORGOTTEN_MS, undefined, { signal: forgotten.signal }).then(
      () => this.judge.violations.push(`${this.name}, ${tenantId}: no answer and no refusal within a minute`),
      () => undefined,
    );
    try {
      hear(await reader.get(tenantId));
    } catch (error) {
      if (reader === this.#reader) this.judge.refused(tenantId, error);
    }
    forgotten.abort();
    await late;
  }
}
