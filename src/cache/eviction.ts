import type { Connection } from "./connection.ts";

/** Redis' `maxmemory-policy`; undefined when the server does not say. */
export async function readEvictionPolicy(connection: Connection): Promise<string | undefined> {
  const info = String(await connection.run((pipeline) => pipeline.info("memory")));
  return /^maxmemory_policy:(.*?)\r?$/m.exec(info)?.[1];
}

/** True for a policy that may drop keys without a time to live: fences among them, and then old copies are served. */
export function evictsFences(policy: string): boolean {
  return policy.startsWith("allkeys-");
}
