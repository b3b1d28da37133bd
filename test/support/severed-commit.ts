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

export interface SeverOptions {
  /** Called, and waited for, when a COMMIT is caught and before its connection is cut. */
  readonly onCaught?: () => unknown;
  /** Nobody gets through any more afterwards. */
  readonly forGood?: boolean;
}

/**
 * Stands in front of a PostgreSQL and, once armed, cuts the first connection that commits: before the server hears of it, or after
 * the server has committed and before the client hears of that.
 */
export async function severCommit(
  target: string,
  when: "before" | "after",
  { onCaught, forGood = false }: SeverOptions = {},
): Promise<SeveringProxy> {
  const { hostname, port } = new URL(target);
  let cuts = 0;
  let armed = false;
  const cut = async (...sockets: Socket[]) => {
    armed = false;
    await onCaught?.();
    cuts += 1;
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((client) => {
    if (forGood && cuts > 0) return void client.destroy();
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) socket.on("error", () => socket.destroy());
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
    client.on("data", (bytes) => {
      if (armed && when === "before" && bytes.includes(COMMIT_SENT)) void cut(client, upstream);
      else upstream.write(bytes);
    });
    upstream.on("data", (bytes) => {
      if (armed && when === "after" && bytes.includes(COMMIT_DONE)) void cut(client, upstream);
      else client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port.");
  return { port: address.port, arm: () => void (armed = true), severed: () => cuts, close: () => void server.close() };
}
