import type { Random } from "../../bench/catalog/random.ts";
import type { Wire } from "./wire.ts";

/** One operating-system process of the schedule: it stalls and dies as a whole. */
export class Process {
  readonly name: string;
  alive = true;
  /** None of its callbacks runs before this time. */
  stalledUntil = 0;
  /** It is killed at its so many-th step from now: between any two of what it does. */
  diesAfter = Infinity;
  /** It stalls before its so many-th step from now, for so many milliseconds. */
  stallsAfter = Infinity;
  stallMs = 0;
  /** So many milliseconds longer takes the answer to the next look-up that it asks PostgreSQL for. */
  slowLookUpMs = 0;
  /** How long it has stalled altogether. */
  stalledMs = 0;
  readonly wires = new Set<Wire>();

  constructor(name: string) {
    this.name = name;
  }

  kill(): void {
    this.alive = false;
    for (const wire of this.wires) wire.hangUp();
  }
}

export interface Task {
  readonly time: number;
  readonly order: number;
  /** undefined for what a server does, which awaits nothing. */
  readonly owner: Process | undefined;
  readonly run: () => void;
  cancelled: boolean;
}

/** Time of the schedule and everything that is going to happen in it, in milliseconds. */
export class Engine {
  now = 0;
  steps = 0;
  /** Whose code runs right now. */
  current: Process | undefined;
  readonly random: Random;
  readonly log: string[] = [];
  #order = 0;
  readonly #heap: Task[] = [];

  constructor(random: Random) {
    this.random = random;
  }

  note(text: string): void {
    this.log.push(`${this.now.toFixed(1).padStart(8)}  ${text}`);
  }

  in(milliseconds: number, owner: Process | undefined, run: () => void): Task {
    return this.#push(this.now + Math.max(0, milliseconds), owner, run);
  }

  at(time: number, owner: Process | undefined, run: () => void): Task {
    return this.#push(Math.max(time, this.now), owner, run);
  }

  /** Runs what is due until that time, or until `done` says so. */
  async runUntil(time: number, done: () => boolean = () => false): Promise<void> {
    while (!done()) {
      const next = this.#heap[0];
      if (next === undefined || next.time > time) {
        this.now = Math.max(this.now, time);
        return;
      }
      this.#pop();
      if (this.#begin(next)) {
        next.run();
        // What it has resolved runs as this process, before anything else happens.
        if (next.owner !== undefined) await drained();
        this.current = undefined;
      }
    }
  }

  #begin(task: Task): boolean {
    if (task.cancelled || task.owner?.alive === false) return false;
    if (task.owner !== undefined && task.owner.stalledUntil > task.time) {
      // In the order in which it was due. The same object: whoever holds it may still cancel it.
      this.#insert(Object.assign(task, { time: task.owner.stalledUntil, order: this.#order++ }));
      return false;
    }
    const { owner } = task;
    if (owner !== undefined && --owner.stallsAfter <= 0) {
      owner.stallsAfter = Infinity;
      owner.stalledUntil = task.time + owner.stallMs;
      owner.stalledMs += owner.stallMs;
      return this.#begin(task);
    }
    this.now = Math.max(this.now, task.time);
    this.steps += 1;
    this.current = owner;
    if (owner !== undefined && --owner.diesAfter <= 0) {
      owner.kill();
      return false;
    }
    return true;
  }

  #push(time: number, owner: Process | undefined, run: () => void): Task {
    const task = { time, order: this.#order++, owner, run, cancelled: false };
    this.#insert(task);
    return task;
  }

  #insert(task: Task): void {
    const heap = this.#heap;
    let at = heap.push(task) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || isBefore(above, task)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = task;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const [a, b] = [heap[left], heap[left + 1]];
      const child = a !== undefined && b !== undefined && isBefore(b, a) ? left + 1 : left;
      const below = heap[child];
      if (below === undefined || isBefore(last, below)) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = last;
  }
}

function isBefore(a: Task, b: Task): boolean {
  return a.time < b.time || (a.time === b.time && a.order < b.order);
}

/**
 * Every promise that can go on has gone on: Node runs a tick that was asked for by a promise's callback when no such
 * callback is left.
 */
function drained(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
