import { OperationalError } from "../../model/operational-error.ts";
import type { GithubAccess, WriteBackResult } from "../../model/write-back.ts";
import type { Database } from "../../registry/database.ts";
import { workOff } from "./work-off.ts";

/** Between two looks for what is due, in milliseconds. */
const LOOK_MS = 5_000;

/**
 * Works write-backs off beside the deliveries to Redis, which never wait for it: however long GitHub takes, it is one
 * round at a time, and nobody awaits it before the end.
 */
export class WriteBackWatch {
  readonly #access: GithubAccess;
  readonly #stop: AbortSignal;
  #running: Promise<void> | undefined;
  #last = Number.NEGATIVE_INFINITY;
  #done: WriteBackResult[] = [];

  constructor(access: GithubAccess, stop: AbortSignal) {
    this.#access = access;
    this.#stop = stop;
  }

  /** Begins a round where it is time for one. Returns what earlier ones have done since the last call. */
  look(db: Database, now: number): readonly WriteBackResult[] {
    if (this.#running === undefined && now - this.#last >= LOOK_MS) {
      this.#last = now;
      this.#running = this.#work(db).finally(() => (this.#running = undefined));
    }
    return this.#done.splice(0);
  }

  /** Until the round under way has given back what it had. */
  async end(): Promise<void> {
    await this.#running;
  }

  async #work(db: Database): Promise<void> {
    try {
      this.#done.push(...(await workOff(db, this.#access, this.#stop)));
    } catch (error) {
      // The registry does not answer: whoever delivers says so.
      if (!(error instanceof OperationalError)) throw error;
    }
  }
}
