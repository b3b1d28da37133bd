import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";
import pg from "pg";
import { findRedis } from "../../test/support/redis.ts";

/** What the figures were measured on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memory_gb: number;
  readonly node: string;
  readonly postgresql: string;
  /** `fsync`, `synchronous_commit`, `shared_buffers`: what a writing benchmark depends on. */
  readonly postgresql_settings: Readonly<Record<string, string>>;
  readonly redis: string;
}

export async function describeMachine(databaseUrl: string): Promise<Machine> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string; setting: string }>(
    "select name, current_setting(name) as setting from pg_settings where name = any ($1)",
    [["server_version", "fsync", "synchronous_commit", "shared_buffers"]],
  );
  await client.end();
  const { server_version = "", ...settings } = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  const redis = execFileSync(findRedis() ?? "redis-server", ["--version"], { encoding: "utf8" });
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memory_gb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgresql: server_version.split(" ")[0] ?? "",
    postgresql_settings: settings,
    redis: /v=([\d.]+)/.exec(redis)?.[1] ?? "unknown",
  };
}
