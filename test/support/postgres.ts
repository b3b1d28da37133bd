import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { findProgram, newFolder, runAs, unprivilegedUser } from "./process-user.ts";
import { type TestServer, freePort, startServer } from "./server-process.ts";

const PASSWORD = "tenantry-test";

/** Where PostgreSQL's server programs are; Debian keeps them off the PATH. Newest first. */
export function findPostgres(): { initdb: string; postgres: string } | undefined {
  const folders = debianFolders();
  const initdb = findProgram("initdb", folders);
  const postgres = findProgram("postgres", folders);
  return initdb === undefined || postgres === undefined ? undefined : { initdb, postgres };
}

export function debianFolders(): string[] {
  try {
    const versions = readdirSync("/usr/lib/postgresql").sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => `/usr/lib/postgresql/${version}/bin`);
  } catch {
    return [];
  }
}

/** A PostgreSQL of its own, with the superuser `postgres`; `settings` are server parameters. */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const programs = findPostgres();
  if (programs === undefined) throw new Error("No PostgreSQL is installed: run scripts/services.");
  const user = unprivilegedUser();
  const folder = newFolder("tenantry-pg-", user);
  const data = join(folder, "data");
  writeFileSync(join(folder, "password"), PASSWORD, { mode: 0o644 });
  runAs(user, programs.initdb, ["-N", "-D", data, "-U", "postgres", "-A", "scram-sha-256",
    "--pwfile", join(folder, "password"), "-E", "UTF8", "--locale", "C"], folder); // prettier-ignore
  const port = await freePort();
  const all = { fsync: "off", max_connections: "200", listen_addresses: "127.0.0.1", unix_socket_directories: "",
    port: String(port), timezone: "Asia/Kolkata", ...settings }; // prettier-ignore
  const url = `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`;
  return startServer({
    program: programs.postgres,
    args: ["-D", data, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    user,
    folder,
    port,
    url,
    stopSignal: "SIGINT", // a fast shutdown: connected clients are cut off
    children: () => childrenOf(data),
    ready: () => canLogin(url),
  });
}

/** On a standby or a server that starts up a login fails until it is ready. */
async function canLogin(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The server's own processes: pausing only the first would leave open sessions answering. */
function childrenOf(data: string): number[] {
  const [pid] = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  try {
    return readFileSync(`/proc/${pid ?? ""}/task/${pid ?? ""}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number); // prettier-ignore
  } catch {
    return [];
  }
}
