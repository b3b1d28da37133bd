import { chownSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { findProgram, newFolder, unprivilegedUser } from "./process-user.ts";
import { type TestServer, answers, freePort, startServer } from "./server-process.ts";
import { LOGIN_PASSWORD, TEST_ROLES, loginOf } from "./template.ts";

export function findPgbouncer(): string | undefined {
  return findProgram("pgbouncer", ["/usr/sbin"]);
}

/**
 * A pgbouncer in transaction mode in front of the PostgreSQL of this run, for its superuser and the logins of the tests.
 * Each login has one connection to a database: whoever comes next gets the one that the last client has used, and nothing
 * is reset in between. `url` is the superuser's.
 */
export async function startPgbouncer(): Promise<TestServer> {
  const program = findPgbouncer();
  if (program === undefined) throw new Error("No pgbouncer is installed: run scripts/services.");
  const target = new URL(inject("databaseUrl"));
  const user = unprivilegedUser();
  const folder = newFolder("tenantry-pgbouncer-", user);
  const port = await freePort();
  const put = (name: string, lines: readonly string[]) => {
    const path = join(folder, name);
    writeFileSync(path, `${lines.join("\n")}\n`, { mode: 0o600 });
    if (user !== undefined) chownSync(path, user.uid, user.gid);
    return path;
  };
  const logins = [...TEST_ROLES, "stranger" as const].map((role) => [loginOf(role), LOGIN_PASSWORD]);
  const all = [[decodeURIComponent(target.username), decodeURIComponent(target.password)], ...logins];
  const users = put("users.txt", all.map(([name, password]) => `"${name ?? ""}" "${password ?? ""}"`)); // prettier-ignore
  const config = put("pgbouncer.ini", [
    "[databases]",
    `* = host=${target.hostname} port=${target.port}`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${port}`,
    "unix_socket_dir =",
    "pool_mode = transaction",
    "default_pool_size = 1",
    "auth_type = scram-sha-256",
    `auth_file = ${users}`,
  ]);
  return startServer({
    program,
    args: [config],
    user,
    folder,
    port,
    url: pooled(target.href, port),
    stopSignal: "SIGINT",
    ready: () => answers(port),
  });
}

/** The same database and login behind the pooler on this port. */
export function pooled(url: string, port: number): string {
  const address = new URL(url);
  address.host = `127.0.0.1:${port}`;
  return address.href;
}
