import type { Engine, Task } from "./engine.ts";
import { RedisData } from "./redis-data.ts";
import type { Stream } from "./redis-data.ts";
import type { Script, Scripts } from "./scripts.ts";
import type { Wire } from "./wire.ts";

export type Argument = string | number;
export type Command = readonly [name: string, ...args: readonly Argument[]];
export type Answer = { readonly value: unknown } | { readonly error: string };

interface Blocked {
  readonly wire: Wire;
  readonly key: string;
  readonly after: string;
  readonly answer: (answer: Answer) => void;
  readonly timeout: Task;
}

export interface RedisOptions {
  readonly scripts: Scripts;
  /** The most entries that the stream keeps, where that is less than XADD says. */
  readonly streamLength: number;
  /** What is read of a fence, where a protocol has other fences than ours. */
  readonly readFence?: (text: string | undefined) => string | undefined;
}

/** How many keys each script has. */
const SCRIPT_KEYS: Readonly<Record<string, readonly [name: keyof Scripts, keys: number]>> = {
  tenantryPublish: ["publish", 6],
  tenantryFill: ["fill", 2],
  tenantryApply: ["apply", 1],
  tenantryComplete: ["complete", 2],
};

const START = Date.UTC(2026, 10, 23, 10);

/** One Redis, as far as Tenantry uses it. A command is one step. */
export class RedisServer {
  readonly data: RedisData;
  /** Another one after each restart, and where another server has taken over. */
  runId = "run-0";
  /** Another one after each of these, also where the first server has taken over again. */
  replicationId = "history-0";
  up = true;
  readonly wires = new Set<Wire>();
  readonly #engine: Engine;
  readonly #options: RedisOptions;
  readonly #blocked = new Set<Blocked>();
  #lastId: readonly [time: number, sequence: number] = [0, 0];

  constructor(engine: Engine, options: RedisOptions) {
    this.#engine = engine;
    this.#options = options;
    this.data = new RedisData(engine);
  }

  /** Answers now, or, to a read that waits, later. */
  execute(wire: Wire, command: Command, answer: (answer: Answer) => void): void {
    if (command[0] === "xread") this.#read(wire, command, answer);
    else answer(this.run(command));
  }

  run([name, ...args]: Command): Answer {
    this.data.begin();
    const script = SCRIPT_KEYS[name];
    const texts = args.map(String);
    if (script !== undefined) return { value: this.#runScript(this.#options.scripts[script[0]], script[1], texts) };
    return this.#runPlain(name, texts);
  }

  accept(wire: Wire): void {
    this.wires.add(wire);
    wire.onServerClose(() => {
      this.wires.delete(wire);
      for (const reader of this.#blocked) if (reader.wire === wire) this.#forget(reader);
    });
  }

  /** Every connection ends; the last steps are lost. */
  crash(lost: number): number {
    this.up = false;
    for (const wire of this.wires) wire.sever();
    return this.data.lose(lost);
  }

  start(runId: string, replicationId: string): void {
    this.up = true;
    this.runId = runId;
    this.replicationId = replicationId;
  }

  /** As the marker names it: src/cache/connection.ts. */
  get identity(): string {
    return `${this.runId}-${this.replicationId}`;
  }

  trim(key: string, length: number): void {
    const stream = this.data.stream(key);
    if (stream === undefined) return;
    this.data.begin();
    this.data.set(key, { ...stream, entries: stream.entries.slice(Math.max(0, stream.entries.length - length)) });
  }

  #runScript(script: Script, keys: number, texts: readonly string[]): unknown {
    return script(this.data, texts.slice(0, keys), texts.slice(keys));
  }

  #runPlain(name: string, texts: readonly string[]): Answer {
    const [key = "", second = ""] = texts;
    switch (name) {
      case "get":
        return { value: this.data.get(key) ?? null };
      case "mget":
        return { value: texts.map((each) => this.#readText(each) ?? null) };
      case "set":
        this.data.set(key, second, texts[2] === "EX" ? Number(texts[3]) * 1000 : undefined);
        return { value: "OK" };
      case "del":
        return { value: this.data.del(...texts) };
      case "info":
        return { value: this.#describeServer() };
      case "scan": {
        const [head = "", tail = ""] = (texts[2] ?? "").split("*");
        return { value: ["0", this.data.list().filter((each) => each.startsWith(head) && each.endsWith(tail))] };
      }
      case "publish":
        return { value: 0 };
      case "xadd":
        return { value: this.#add(key, Number(texts[3]), texts.slice(5)) };
      case "xinfo":
        return describe(this.data.stream(second));
      default:
        throw new Error(`The simulated Redis does not know ${name}.`);
    }
  }

  #describeServer(): string {
    const fields = { redis_version: "7.4.0", redis_mode: "standalone", run_id: this.runId };
    const lines = Object.entries({ ...fields, master_replid: this.replicationId });
    return lines.map(([name, value]) => `${name}:${value}\r\n`).join("");
  }

  #readText(key: string): string | undefined {
    const text = this.data.get(key);
    const { readFence } = this.#options;
    return readFence !== undefined && key.endsWith(":fence") ? readFence(text) : text;
  }

  #add(key: string, most: number, fields: readonly string[]): string {
    const before = this.data.stream(key) ?? { entries: [], added: 0, last: "0-0" };
    const now = START + Math.floor(this.#engine.now);
    const [time, sequence] = this.#lastId;
    this.#lastId = now > time ? [now, 0] : [time, sequence + 1];
    const id = `${this.#lastId[0]}-${this.#lastId[1]}`;
    const kept = Math.min(most, this.#options.streamLength);
    const entries = [...before.entries, { id, fields }].slice(-kept);
    this.data.set(key, { entries, added: before.added + 1, last: id });
    for (const reader of this.#blocked) {
      if (reader.key !== key || !isAfter(id, reader.after)) continue;
      this.#forget(reader);
      reader.answer({ value: [[key, [[id, fields]]]] });
    }
    return id;
  }

  /** `xread COUNT n BLOCK ms STREAMS key id` */
  #read(wire: Wire, command: Command, answer: (answer: Answer) => void): void {
    const [key, after, block] = [String(command[6]), String(command[7]), Number(command[4])];
    const stream = this.data.stream(key);
    const some = stream !== undefined && isAfter(stream.last, after);
    const found = some ? stream.entries.filter(({ id }) => isAfter(id, after)) : [];
    if (found.length > 0) {
      answer({ value: [[key, found.slice(0, Number(command[2])).map(({ id, fields }) => [id, fields])]] });
      return;
    }
    const timeout = this.#engine.in(block, undefined, () => {
      this.#blocked.delete(reader);
      answer({ value: null });
    });
    const reader: Blocked = { wire, key, after, answer, timeout };
    this.#blocked.add(reader);
  }

  #forget(reader: Blocked): void {
    reader.timeout.cancelled = true;
    this.#blocked.delete(reader);
  }
}

function describe(stream: Stream | undefined): Answer {
  if (stream === undefined) return { error: "ERR no such key" };
  const { entries, added, last } = stream;
  return { value: ["length", entries.length, "last-generated-id", last, "entries-added", added] };
}

function isAfter(a: string, b: string): boolean {
  const [aTime = 0, aSequence = 0] = a.split("-").map(Number);
  const [bTime = 0, bSequence = 0] = b.split("-").map(Number);
  return aTime > bTime || (aTime === bTime && aSequence > bSequence);
}
