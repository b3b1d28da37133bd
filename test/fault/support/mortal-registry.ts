import { onTestFinished } from "vitest";
import type { Database } from "../../../src/registry/database.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { type Proxy, proxyTo } from "../../support/proxy.ts";
import type { TestServer } from "../../support/server-process.ts";
import { LOGIN_PASSWORD, createTemplate, databaseOf, loginOf } from "../../support/template.ts";

/** A registry on a PostgreSQL that the test may kill. */
export interface MortalRegistry {
  /** As a login of tenantry_sync, through the wire. */
  readonly url: string;
  readonly wire: Proxy;
  /** A new superuser's session, not through the wire: call `close`. */
  open(): Promise<Database>;
  /** Ends the server as a crash would. */
  kill(): Promise<void>;
  /** Brings it back. */
  revive(): Promise<void>;
}

/** A new one on this server, which lives again when the test has finished. */
export async function newMortalRegistry(server: TestServer): Promise<MortalRegistry> {
  const name = await createTemplate(server.url);
  const login = new URL(databaseOf(server.url, name));
  login.username = loginOf("tenantry_sync");
  login.password = LOGIN_PASSWORD;
  const wire = await proxyTo(login.href);
  let dead = false;
  const revive = async () => {
    if (dead) await startAgain(server);
    dead = false;
  };
  onTestFinished(async () => {
    await wire.close();
    await revive();
  });
  return {
    url: wire.url,
    wire,
    open: () => openDatabase(databaseOf(server.url, name)),
    async kill() {
      dead = true;
      await server.kill();
    },
    revive,
  };
}

/** As often as it takes until the last process of the dead server has let go of its memory. */
async function startAgain(server: TestServer): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await server.start();
      return;
    } catch (error) {
      if (attempt === 100) throw error;
    }
  }
}
