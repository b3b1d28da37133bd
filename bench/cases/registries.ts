import pg from "pg";
import { measure } from "../harness/measure.ts";

const environment = "bench";
export const actor = "bench@gcc.example";

/** Databases that are clones of each other, so that every run starts from the same one. */
export interface Registries {
  readonly server: string;
  /** A registry after its migrations. */
  readonly empty: string;
  /** Clones a database under a new name, and waits until nothing is left to write to disk. */
  clone(from: string, to: string): Promise<void>;
  url(name: string): string;
  settings(name: string): Record<string, string>;
}

export async function createRegistries(server: string, program: string, cwd: string): Promise<Registries> {
  const url = (name: string) => {
    const changed = new URL(server);
    changed.pathname = `/${name}`;
    return changed.href;
  };
  const registries: Registries = {
    server,
    empty: "bench_empty",
    url,
    settings: (name) => ({
      TENANTRY_DATABASE_URL: url(name),
      TENANTRY_ENVIRONMENT: environment,
      TENANTRY_ACTOR: actor,
      TENANTRY_CACHE: "none",
    }),
    async clone(from, to) {
      await query(server, `drop database if exists ${to} with (force)`);
      await query(server, `create database ${to} template ${from}`);
      await query(server, "checkpoint");
    },
  };
  await query(server, `create database ${registries.empty}`);
  const args = [program, "migrate", "--environment", environment];
  await measure({ args, cwd, env: registries.settings(registries.empty) });
  return registries;
}

/** Runs one statement on a connection of its own: a database with a connection left open cannot be cloned. */
export async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}
