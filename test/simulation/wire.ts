import type { Engine, Process } from "./engine.ts";

/** How slow a network is, in milliseconds. */
export interface Network {
  readonly usual: number;
  /** How often a message takes up to `slow`. It changes when the network is mended. */
  slowShare: number;
  readonly slow: number;
}

/** One connection: messages arrive in order in each direction, late, or not at all once it is cut. */
export class Wire {
  /** The client's end: false once it knows that the connection is gone. */
  open = true;
  readonly client: Process;
  readonly #engine: Engine;
  readonly #network: Network;
  #onClientClose: (() => void) | undefined;
  #onServerClose: (() => void) | undefined;
  #stalledUntil = 0;
  /** What is on its way, in order: whatever arrives is the first of them. */
  readonly #up: (() => void)[] = [];
  readonly #down: (() => void)[] = [];
  #upAt = 0;
  #downAt = 0;
  #cut = false;
  /** The server's end: nothing that arrives later is looked at. */
  #ended = false;
  #upLost = false;

  constructor(engine: Engine, network: Network, client: Process) {
    this.#engine = engine;
    this.#network = network;
    this.client = client;
    client.wires.add(this);
  }

  onClientClose(run: () => void): void {
    this.#onClientClose = run;
  }

  onServerClose(run: () => void): void {
    this.#onServerClose = run;
  }

  up(run: () => void): void {
    this.#upAt = this.#arrival(this.#upAt);
    this.#up.push(run);
    const arrive = (): void => {
      if (this.#ended || (this.#cut && this.#upLost)) return;
      if (this.#engine.now < this.#stalledUntil) this.#engine.at(this.#stalledUntil, undefined, arrive);
      else this.#up.shift()?.();
    };
    this.#engine.at(this.#upAt, undefined, arrive);
  }

  /** `late`: so many milliseconds longer than usual. */
  down(run: () => void, late = 0): void {
    if (this.#cut) return;
    this.#downAt = this.#arrival(this.#downAt) + late;
    this.#down.push(run);
    const arrive = (): void => {
      if (this.#cut || !this.open) return;
      if (this.#engine.now < this.#stalledUntil) this.#engine.at(this.#stalledUntil, this.client, arrive);
      else this.#down.shift()?.();
    };
    this.#engine.at(this.#downAt, this.client, arrive);
  }

  /** Nothing arrives for a while, and nobody notices. */
  stall(milliseconds: number): void {
    this.#stalledUntil = Math.max(this.#stalledUntil, this.#engine.now + milliseconds);
  }

  /** The network ends it. What was on its way to the server may still get there, no answer does. */
  cut(): void {
    if (this.#cut) return;
    this.#end();
    this.#tellClient();
  }

  /** The server is gone: what arrives for it finds nobody. */
  sever(): void {
    if (!this.#cut) this.#tellClient();
    this.#cut = true;
    this.#closeServer();
  }

  /** The client ends it, and waits for nothing any more. */
  hangUp(): void {
    this.open = false;
    this.client.wires.delete(this);
    if (!this.#cut) this.#end();
  }

  /** Both ends agree that there is nothing more to say. */
  finish(): void {
    this.open = false;
    this.client.wires.delete(this);
    this.#cut = true;
    this.#closeServer();
  }

  #end(): void {
    this.#cut = true;
    this.#upLost = this.#engine.random.chance(0.5);
    const last = Math.max(this.#upAt, this.#stalledUntil, this.#engine.now);
    this.#engine.at(last + this.#delay(), undefined, () => this.#closeServer());
  }

  #closeServer(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#onServerClose?.();
  }

  #tellClient(): void {
    this.#engine.in(this.#delay(), this.client, () => {
      if (!this.open) return;
      this.open = false;
      this.client.wires.delete(this);
      this.#onClientClose?.();
    });
  }

  #arrival(last: number): number {
    return Math.max(last, this.#engine.now + this.#delay());
  }

  #delay(): number {
    const { usual, slow, slowShare } = this.#network;
    const { random } = this.#engine;
    return random.next() * (random.chance(slowShare) ? slow : usual);
  }
}
