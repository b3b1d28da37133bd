import { setTimeout as wait } from "node:timers/promises";
import { openCache } from "../../src/cache/open.ts";
import { resumeTenant } from "../../src/emergency/resume.ts";
import { suspendTenant } from "../../src/emergency/suspend.ts";
import { openDatabase } from "../../src/registry/open.ts";
import type { Cache } from "../../src/cache/cache.ts";
import type { Database } from "../../src/registry/database.ts";
import { deliverOutbox } from "../../src/sync/deliver-outbox.ts";
import type { TestServer } from "../../test/support/servers.ts";
import type { Arrival, ReadCounts } from "../reader/follow-messages.ts";
import { nowMs } from "../reader/follow-messages.ts";
import type { ReaderSettings } from "../reader/settings.ts";
import { Followers } from "./reader-processes.ts";

const OUTAGE_MS = 15_000;
const attribution = {
  actor: "bench@gcc.example",
  actor_source: "env",
  pr_url: null,
  pr_source: null,
  commit: null,
  reason: null,
} as const;

export interface FollowTask {
  readonly settings: ReaderSettings;
  readonly postgres: TestServer;
  readonly redis: TestServer;
  /** Ids of the tenants that are changed in turn. */
  readonly changed: readonly string[];
  /** How many changes while Redis runs, and while it is down. */
  readonly pushed: number;
  readonly polled: number;
}

/** Milliseconds from COMMIT until each reader had it, change by change; and what reads met while PostgreSQL was down. */
export interface Outcome {
  readonly pushed: readonly (readonly number[])[];
  readonly polled: readonly (readonly number[])[];
  readonly outage: ReadCounts;
}

/** The registrar: commits, delivers, and waits until all 50 readers have told that they have it. */
export async function followChanges(task: FollowTask): Promise<Outcome> {
  const { settings, postgres, redis, changed } = task;
  const followers = await Followers.start(settings);
  const db = await openDatabase(settings.databaseUrl);
  const cache = await openCache(settings.redisUrl);
  const registrar = new Registrar(db, cache, followers);
  try {
    const pushed = await registrar.changeOften(changed, task.pushed, "applied");
    await redis.kill();
    followers.read(changed);
    await wait(2_000);
    const polled = await registrar.changeOften(changed, task.polled, "answered");
    await followers.quiet();
    await redis.start();
    while (!(await registrar.deliver().catch(() => false)) || !(await followers.live())) await wait(200);
    await postgres.kill();
    followers.read(settings.tenantIds);
    await wait(OUTAGE_MS);
    return { pushed, polled, outage: await followers.quiet() };
  } finally {
    await followers.stop();
    cache.close();
    await db.close().catch(() => undefined); // its server may be down
  }
}

/** Suspends and resumes, as the commands do. */
class Registrar {
  readonly #db: Database;
  readonly #cache: Cache;
  readonly #followers: Followers;
  readonly #suspended = new Set<string>();

  constructor(db: Database, cache: Cache, followers: Followers) {
    this.#db = db;
    this.#cache = cache;
    this.#followers = followers;
  }

  async changeOften(tenants: readonly string[], count: number, kind: Arrival["kind"]): Promise<number[][]> {
    const times: number[][] = [];
    for (let index = 0; index < count; index++) {
      times.push(await this.#change(tenants[index % tenants.length] ?? "", kind));
      await wait(Math.random() * 50); // so that no change keeps step with whoever polls
    }
    return times;
  }

  /** True when nothing waits any more. */
  async deliver(): Promise<boolean> {
    return (await deliverOutbox(this.#db, this.#cache)).pending === 0;
  }

  /** Milliseconds from COMMIT, reader by reader. */
  async #change(tenantId: string, kind: Arrival["kind"]): Promise<number[]> {
    const input = { tenantId, reason: "unpaid invoice", attribution };
    const resumes = this.#suspended.delete(tenantId);
    if (!resumes) this.#suspended.add(tenantId);
    const { config_version } = await (resumes ? resumeTenant : suspendTenant)(this.#db, input);
    const committed = nowMs();
    const [arrivals] = await Promise.all([this.#followers.wait(kind, tenantId, config_version), this.deliver()]);
    return arrivals.map((at) => at - committed);
  }
}
