import { connect } from "node:net";
import type { Client } from "pg";

/** The code of a CancelRequest (PostgreSQL documentation, "Message Formats"). */
const CANCEL_REQUEST = 80_877_102;

/**
 * Asks the server to stop what this connection is running: a server that computes does not notice that its client has
 * gone. Best effort, like the protocol's own: nothing is reported. Works through pgbouncer, which `pg_cancel_backend`
 * does not, as the process id that a client sees there is not the server's.
 */
export function requestCancel(client: Client): void {
  const { processID, secretKey } = backendKey(client);
  if (processID === undefined || secretKey === undefined) return;
  const message = Buffer.alloc(16);
  message.writeInt32BE(16, 0);
  message.writeInt32BE(CANCEL_REQUEST, 4);
  message.writeInt32BE(processID, 8);
  message.writeInt32BE(secretKey, 12);
  const socket = client.host.startsWith("/")
    ? connect(`${client.host}/.s.PGSQL.${client.port}`)
    : connect(client.port, client.host);
  socket.setTimeout(5_000, () => socket.destroy());
  socket.on("error", () => socket.destroy());
  socket.end(message);
}

/** `pg` keeps the key that the server sent, but its types do not say so. */
function backendKey(client: Client): { processID?: number; secretKey?: number } {
  return client as unknown as { processID?: number; secretKey?: number };
}
