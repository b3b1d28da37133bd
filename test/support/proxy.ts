import { type Server, type Socket, connect, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** `up` is from the client to the server. */
export type Direction = "up" | "down";

/**
 * What befalls the wire: connections are closed (`cut`) or reset, bytes vanish while the connections stay open
 * (`blackhole`), or come so much later (`delay`).
 */
export interface Fault {
  readonly kind: "cut" | "reset" | "blackhole" | "delay";
  /** After so many more bytes in this direction, over all connections: those arrive, and nothing beyond. At once by default. */
  readonly after?: { readonly direction: Direction; readonly bytes: number };
  /** Of a delay: how long each piece is held back. */
  readonly milliseconds?: number;
}

/** A wire to a server that a test may cut or hold up, without harm to the others that use the server. */
export interface Proxy {
  readonly url: string;
  /** Closes every connection and refuses new ones. */
  cut(): void;
  /** Takes connections again. */
  mend(): Promise<void>;
  /** Keeps back what the server answers; `release` hands it over. */
  hold(): void;
  /** How many pieces of answers are kept back. */
  readonly held: number;
  release(): void;
  /** From now on until `heal`, which leaves it to the clients to notice what they have lost. */
  inflict(fault: Fault): void;
  heal(): void;
  /** Bytes that were sent since the beginning or since `inflict`, those that vanished included. */
  carried(direction: Direction): number;
  /** Calls and awaits the hook once, before the first piece with this text is passed on; its connection waits for it. */
  intercept(direction: Direction, text: string, hook: () => Promise<void>): void;
  /** The fault has begun. */
  readonly struck: boolean;
  close(): Promise<void>;
}

const NOTHING = Buffer.alloc(0);
const IDLE = Promise.resolve();

/** One direction of one connection. */
interface Pipe {
  readonly direction: Direction;
  readonly from: Socket;
  readonly to: Socket;
  /** Pieces go out in their order, however long each is held back. */
  last: Promise<void>;
  /** Once bytes have vanished nobody can make sense of those that follow. */
  broken: boolean;
}

export async function proxyTo(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  const wire = new Wire();
  const server: Server = createServer((client) => wire.join(client, () => connect(Number(port), hostname)));
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, "127.0.0.1", resolve));
  await listen(0);
  const address = server.address();
  const own = typeof address === "object" && address !== null ? address.port : 0;
  const url = new URL(target);
  url.host = `127.0.0.1:${own}`;
  const cut = () => {
    server.close();
    wire.end("cut");
  };
  return {
    url: url.href,
    cut,
    mend: () => listen(own),
    hold: () => {
      wire.held = [];
    },
    get held() {
      return wire.held?.length ?? 0;
    },
    release: () => {
      const late = wire.held ?? [];
      wire.held = undefined;
      for (const send of late) send();
    },
    inflict: (fault) => {
      wire.inflict(fault);
    },
    heal: () => {
      wire.heal();
    },
    carried: (direction) => wire.carried[direction],
    intercept: (direction, text, hook) => {
      wire.interception = { direction, text, hook };
    },
    get struck() {
      return wire.struck;
    },
    close: () => {
      cut();
      return Promise.resolve();
    },
  };
}

/** All connections of a proxy, and what befalls them. */
class Wire {
  held: (() => void)[] | undefined;
  carried = { up: 0, down: 0 };
  struck = false;
  interception: { direction: Direction; text: string; hook: () => Promise<void> } | undefined;
  #fault: Fault | undefined;
  readonly #sockets = new Set<Socket>();

  join(client: Socket, open: () => Socket): void {
    // A wire that swallows everything does not refuse a connection either: nobody answers it.
    if (this.struck && this.#fault?.kind === "blackhole") {
      this.#keep(client, client);
      return;
    }
    if (this.struck && this.#fault?.kind !== "delay") {
      client.destroy();
      return;
    }
    const upstream = open();
    this.#keep(client, upstream);
    this.#keep(upstream, client);
    this.#carry({ direction: "up", from: client, to: upstream, last: IDLE, broken: false });
    this.#carry({ direction: "down", from: upstream, to: client, last: IDLE, broken: false });
  }

  inflict(fault: Fault): void {
    this.carried = { up: 0, down: 0 };
    this.#fault = fault;
    this.struck = false;
    if (fault.after === undefined) this.#strike(fault);
  }

  heal(): void {
    this.#fault = undefined;
    this.struck = false;
  }

  end(kind: "cut" | "reset"): void {
    for (const socket of this.#sockets) if (kind === "cut") socket.destroy(); else socket.resetAndDestroy(); // prettier-ignore
  }

  #keep(socket: Socket, other: Socket): void {
    this.#sockets.add(socket);
    socket.on("error", () => other.destroy());
    socket.on("close", () => {
      this.#sockets.delete(socket);
      other.destroy();
    });
  }

  #carry(pipe: Pipe): void {
    pipe.from.on("data", (data) => {
      const through = pipe.broken ? NOTHING : this.#pass(pipe.direction, data);
      pipe.broken ||= through.length < data.length;
      if (through.length > 0) this.#send(pipe, through);
    });
  }

  /** What of this piece gets through. */
  #pass(direction: Direction, data: Buffer): Buffer {
    const before = this.carried[direction];
    this.carried[direction] += data.length;
    const fault = this.#fault;
    if (fault === undefined || fault.kind === "delay") return data;
    if (this.struck) return NOTHING;
    if (fault.after?.direction !== direction || before + data.length <= fault.after.bytes) return data;
    const rest = data.subarray(0, fault.after.bytes - before);
    this.struck = true;
    setImmediate(() => {
      this.#strike(fault); // once those have been sent
    });
    return rest;
  }

  #strike(fault: Fault): void {
    this.struck = true;
    if (fault.kind === "cut" || fault.kind === "reset") this.end(fault.kind);
  }

  #send(pipe: Pipe, data: Buffer): void {
    const { direction, text, hook } = this.interception ?? {};
    if (hook !== undefined && direction === pipe.direction && data.includes(text ?? "")) {
      this.interception = undefined;
      pipe.last = pipe.last.then(hook);
    }
    const send = (): void => {
      if (pipe.to.writable) pipe.to.write(data);
    };
    if (pipe.direction === "down" && this.held !== undefined) this.held.push(send);
    // Not behind a promise when nothing is on its way: the end of the connection must not overtake what was sent before.
    else if (this.#fault?.kind !== "delay" && pipe.last === IDLE) send();
    else {
      const pause = this.#fault?.milliseconds ?? 0;
      pipe.last = pipe.last.then(() => wait(pause)).then(send);
    }
  }
}
