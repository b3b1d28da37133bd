import { connect, createServer, type Socket } from "node:net";

/** In PostgreSQL's protocol: a simple query, and the server's word that a statement has been carried out. */
const COMMIT_SENT = Buffer.from("commit\0");
const COMMIT_DONE = Buffer.from("COMMIT\0");

export interface SeveringProxy {
  readonly port: number;
  /** From now on the next COMMIT is the last. */
  arm(): void;
  /** How many connections were cut. */
  severed(): number;
  close(): void;
}

/**
 * Stands in front of a PostgreSQL and, once armed, cuts the first connection that commits: before the server hears of it, or after
 * the server has committed and before the client hears of that.
 */
export async function severCommit(target: string, when: "before" | "after"): Promise<SeveringProxy> {
  const { hostname, port } = new URL(target);
  let cuts = 0;
  let armed = false;
  const cut = (...sockets: Socket[]) => {
    cuts += 1;
    armed = false;
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) socket.on("error", () => socket.destroy());
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
    client.on("data", (bytes) => {
      if (armed && when === "before" && bytes.includes(COMMIT_SENT)) cut(client, upstream);
      else upstream.write(bytes);
    });
    upstream.on("data", (bytes) => {
      if (armed && when === "after" && bytes.includes(COMMIT_DONE)) cut(client, upstream);
      else client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port.");
  return { port: address.port, arm: () => void (armed = true), severed: () => cuts, close: () => void server.close() };
}
