import { findProgram, newFolder } from "./process-user.ts";
import { type TestServer, answers, freePort, startServer } from "./server-process.ts";

export function findRedis(): string | undefined {
  return findProgram("redis-server");
}

/** A Redis of its own, without persistence; `settings` are its configuration directives. */
export async function startRedis(settings: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const program = findRedis();
  if (program === undefined) throw new Error("No Redis is installed: run scripts/services.");
  const folder = newFolder("tenantry-redis-", undefined);
  const port = await freePort();
  const all = { bind: "127.0.0.1", port: String(port), save: "", appendonly: "no", dir: folder, ...settings };
  return startServer({
    program,
    args: Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]),
    user: undefined,
    folder,
    port,
    url: `redis://127.0.0.1:${port}`,
    stopSignal: "SIGTERM",
    ready: () => answers(port),
  });
}
