import { EventEmitter } from "node:events";
import type { Redis } from "ioredis";
import type { Engine, Process, Task } from "./engine.ts";
import type { Answer, Argument, Command, RedisServer } from "./redis-server.ts";
import type { Network } from "./wire.ts";
import { Wire } from "./wire.ts";

export interface ClientOptions {
  readonly engine: Engine;
  readonly server: RedisServer;
  readonly network: Network;
  readonly process: Process;
  /** As in src/cache/client.ts, in milliseconds. */
  readonly commandTimeout?: number;
  readonly socketTimeout: number;
  /** Sees what a read of the stream brings, before the reader does. */
  readonly onRead?: (reply: unknown) => void;
}

interface Pending {
  readonly settle: (answer: Answer) => void;
  readonly timeout: Task | undefined;
}

const CONNECT_MS = 3000;

/** An ioredis client with the options of src/cache/client.ts: nothing is queued or repeated, and it reconnects for ever. */
export class SimulatedRedis extends EventEmitter {
  readonly #options: ClientOptions;
  #wire: Wire | undefined;
  #ready = false;
  #ended = false;
  #attempts = 0;
  readonly #pending: Pending[] = [];
  #silence: Task | undefined;

  constructor(options: ClientOptions) {
    super();
    this.#options = options;
    this.on("error", () => undefined);
  }

  connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#open(resolve, () => reject(new Error("Connection is closed.")));
    });
  }

  disconnect(): void {
    this.#ended = true;
    this.#wire?.hangUp();
    if (this.#wire !== undefined) this.#lose(new Error("Connection is closed."));
  }

  pipeline(): Pipeline {
    return new Pipeline((commands) => Promise.all(commands.map((command) => this.#try(command))));
  }

  get = (key: string) => this.call("get", key);
  set = (...args: Argument[]) => this.call("set", ...args);
  del = (...args: Argument[]) => this.call("del", ...args);
  mget = (...args: Argument[]) => this.call("mget", ...args);
  xread = (...args: Argument[]) => this.call("xread", ...args);
  xinfo = (...args: Argument[]) => this.call("xinfo", ...args);

  async call(...command: Command): Promise<unknown> {
    const [error, value] = await this.#try(command);
    if (error !== null) throw error;
    return value;
  }

  #try(command: Command): Promise<[Error | null, unknown]> {
    return new Promise((resolve) => {
      this.#send(command, (answer) => {
        resolve("error" in answer ? [new Error(answer.error), undefined] : [null, answer.value]);
      });
    });
  }

  #send(command: Command, settle: (answer: Answer) => void): void {
    const wire = this.#wire;
    const { engine, server, process, commandTimeout } = this.#options;
    if (wire === undefined || !this.#ready) {
      settle({ error: "Stream isn't writeable and enableOfflineQueue options is false" });
      return;
    }
    const late = () => settle({ error: "Command timed out" });
    const timeout = commandTimeout === undefined ? undefined : engine.in(commandTimeout, process, late);
    const pending = { settle, timeout };
    this.#pending.push(pending);
    this.#silence ??= this.#startSilence();
    wire.up(() => {
      if (server.up) server.execute(wire, command, (answer) => wire.down(() => this.#receive(command[0], answer)));
    });
  }

  /** Answers come in the order of the commands. */
  #receive(name: string, answer: Answer): void {
    if (name === "xread" && "value" in answer) this.#options.onRead?.(answer.value);
    const pending = this.#pending.shift();
    if (this.#silence !== undefined) this.#silence.cancelled = true;
    this.#silence = this.#pending.length === 0 ? undefined : this.#startSilence();
    if (pending?.timeout !== undefined) pending.timeout.cancelled = true;
    pending?.settle(answer);
  }

  #startSilence(): Task {
    const { engine, process, socketTimeout } = this.#options;
    return engine.in(socketTimeout, process, () => {
      this.#wire?.hangUp();
      this.#lose(new Error("Socket timeout."));
    });
  }

  #open(resolve: () => void = () => undefined, reject: () => void = () => undefined): void {
    const { engine, network, process, server } = this.#options;
    if (this.#ended) {
      reject();
      return;
    }
    const wire = new Wire(engine, network, process);
    this.#wire = wire;
    const fail = (reason: string) => {
      wire.hangUp();
      if (this.#wire !== wire) return;
      this.#lose(new Error(reason));
      reject();
    };
    const late = engine.in(CONNECT_MS, process, () => fail("connect ETIMEDOUT"));
    wire.onClientClose(() => {
      late.cancelled = true;
      if (this.#ready) this.#lose(new Error("Connection is closed."));
      else fail("connect ECONNREFUSED");
    });
    wire.up(() => {
      if (!server.up) {
        wire.cut();
        return;
      }
      server.accept(wire);
      wire.down(() => {
        late.cancelled = true;
        if (this.#wire !== wire) return;
        this.#ready = true;
        this.#attempts = 0;
        resolve();
      });
    });
  }

  /** What was sent and not answered fails; the next connection is a new one. */
  #lose(reason: Error): void {
    const wasReady = this.#ready;
    this.#wire = undefined;
    this.#ready = false;
    if (this.#silence !== undefined) this.#silence.cancelled = true;
    this.#silence = undefined;
    for (const { settle, timeout } of this.#pending.splice(0)) {
      if (timeout !== undefined) timeout.cancelled = true;
      settle({ error: "Connection is closed." });
    }
    if (!wasReady) this.emit("error", reason);
    this.emit("close");
    if (this.#ended) return;
    const { engine, process } = this.#options;
    engine.in(Math.min(50 * 2 ** ++this.#attempts, 1000), process, () => this.#open());
  }
}

/** What the code under test calls on it. */
export function asRedis(client: SimulatedRedis): Redis {
  return client as unknown as Redis;
}

/** The commands that src/cache pipelines. */
class Pipeline {
  readonly #commands: Command[] = [];
  readonly #run: (commands: readonly Command[]) => Promise<unknown>;

  constructor(run: (commands: readonly Command[]) => Promise<unknown>) {
    this.#run = run;
  }

  exec(): Promise<unknown> {
    return this.#run(this.#commands);
  }

  add(...command: Command): this {
    this.#commands.push(command);
    return this;
  }
}

const PIPELINED = ["get", "set", "mget", "del", "scan", "info", "xadd", "publish"];
const SCRIPTED = ["tenantryPublish", "tenantryFill", "tenantryApply", "tenantryComplete"];
for (const name of [...PIPELINED, ...SCRIPTED])
  Object.assign(Pipeline.prototype, {
    [name](this: Pipeline, ...args: Argument[]) {
      return this.add(name, ...args);
    },
  });
