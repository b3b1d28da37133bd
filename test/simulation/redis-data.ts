import type { Engine } from "./engine.ts";
import type { Keyspace } from "./scripts.ts";

export interface StreamEntry {
  readonly id: string;
  readonly fields: readonly string[];
}

/** Replaced as a whole, so that what was can be put back. */
export interface Stream {
  readonly entries: readonly StreamEntry[];
  readonly added: number;
  readonly last: string;
}

export type Value = string | Stream;

/** The keys of one Redis, and how they were before the last commands: a crash takes those back. */
export class RedisData implements Keyspace {
  readonly #engine: Engine;
  readonly #keys = new Map<string, Value>();
  readonly #expiry = new Map<string, number>();
  readonly #undo: [key: string, before: Value | undefined][][] = [];
  #command: [key: string, before: Value | undefined][] | undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** What is written from here on is one step: it is lost as a whole. */
  begin(): void {
    this.#command = undefined;
  }

  read(key: string): Value | undefined {
    const expiry = this.#expiry.get(key);
    if (expiry !== undefined && expiry <= this.#engine.now) {
      this.#expiry.delete(key);
      this.#keys.delete(key);
    }
    return this.#keys.get(key);
  }

  get(key: string): string | undefined {
    const value = this.read(key);
    return typeof value === "string" ? value : undefined;
  }

  stream(key: string): Stream | undefined {
    const value = this.read(key);
    return typeof value === "string" ? undefined : value;
  }

  set(key: string, value: Value, milliseconds?: number): void {
    this.#remember(key);
    this.#keys.set(key, value);
    if (milliseconds === undefined) this.#expiry.delete(key);
    else this.#expiry.set(key, this.#engine.now + milliseconds);
  }

  del(...keys: readonly string[]): number {
    let count = 0;
    for (const key of keys) {
      if (this.read(key) === undefined) continue;
      this.#remember(key);
      this.#keys.delete(key);
      this.#expiry.delete(key);
      count += 1;
    }
    return count;
  }

  list(): string[] {
    return [...this.#keys.keys()].filter((key) => this.read(key) !== undefined);
  }

  flush(): void {
    this.begin();
    this.del(...this.list());
  }

  /** How many steps have been lost: fewer than asked for where there were not so many. */
  lose(steps: number): number {
    let lost = 0;
    for (; lost < steps; lost += 1) {
      const step = this.#undo.pop();
      if (step === undefined) break;
      for (const [key, before] of step.reverse()) {
        if (before === undefined) this.#keys.delete(key);
        else this.#keys.set(key, before);
        this.#expiry.delete(key);
      }
    }
    this.begin();
    return lost;
  }

  #remember(key: string): void {
    if (this.#command === undefined) this.#undo.push((this.#command = []));
    this.#command.push([key, this.#keys.get(key)]);
  }
}
