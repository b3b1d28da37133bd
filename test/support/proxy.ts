import { type Server, type Socket, connect, createServer } from "node:net";

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
  close(): Promise<void>;
}

export async function proxyTo(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let held: (() => void)[] | undefined;
  const server: Server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    client.on("data", (data) => upstream.write(data));
    upstream.on("data", (data) => {
      if (held === undefined) client.write(data);
      else held.push(() => client.write(data));
    });
  });
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, "127.0.0.1", resolve));
  await listen(0);
  const address = server.address();
  const own = typeof address === "object" && address !== null ? address.port : 0;
  const url = new URL(target);
  url.host = `127.0.0.1:${own}`;
  const cut = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    cut,
    mend: () => listen(own),
    hold: () => {
      held = [];
    },
    get held() {
      return held?.length ?? 0;
    },
    release: () => {
      const late = held ?? [];
      held = undefined;
      for (const send of late) send();
    },
    close: () => {
      cut();
      return Promise.resolve();
    },
  };
}
