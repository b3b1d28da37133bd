import { parsePostgresUrl } from "../address.ts";
import type { Database, OpenOptions } from "../database.ts";
import { openHosts } from "./hosts.ts";
import { Lease } from "./lease.ts";
import { runTransaction } from "./transaction.ts";

/** Opens a pool on the first server of the URL that answers. */
export async function openPg(url: string, options: OpenOptions): Promise<Database> {
  const hosts = openHosts(parsePostgresUrl(url), options);
  const memberships = new Map<string, boolean>();
  const lease = async () => new Lease(await hosts.acquire(), hosts);
  const once = async <T>(run: (lease: Lease) => Promise<T>): Promise<T> => {
    const held = await lease();
    try {
      return await run(held);
    } finally {
      held.release();
    }
  };
  try {
    await once(() => Promise.resolve());
  } catch (error) {
    await hosts.close();
    throw error;
  }
  return {
    kind: "pg",
    get label() {
      return hosts.label();
    },
    notes: [],
    query: (text, params) =>
      once((held) => {
        held.answerTimeoutMs = options.answerTimeoutMs;
        return held.query(text, params);
      }),
    script: (text) => once((held) => held.script(text)),
    transaction: (work, settings = {}) => once((held) => runTransaction(held, memberships, work, settings)),
    close: () => hosts.close(),
  };
}
