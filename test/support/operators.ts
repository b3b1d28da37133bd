import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { OperationalError } from "../../src/model/operational-error.ts";
import type { JournalledSuspension } from "../../src/model/journal.ts";
import { drainOutbox } from "../../src/pipeline/drain.ts";
import type { SuspendAnyway } from "../../src/pipeline/suspend-anyway.ts";
import { suspendAnyway } from "../../src/pipeline/suspend-anyway.ts";
import type { CachedRegistry } from "./cached-registry.ts";
import type { Proxy } from "./proxy.ts";
import { proxyTo } from "./proxy.ts";
import { ann } from "./journal-entries.ts";
import { newTemporaryFolder } from "./registries.ts";

/** An operator's machine: its journal, and a wire to PostgreSQL of its own. */
export interface Operator {
  readonly folder: string;
  readonly postgres: Proxy;
  files(): string[];
  suspend(tenantId: string, settings?: Partial<SuspendAnyway>): ReturnType<typeof suspendAnyway>;
  /** The same where PostgreSQL cannot be written. */
  journal(tenantId: string, settings?: Partial<SuspendAnyway>): Promise<JournalledSuspension>;
  deliver(settings?: Partial<Parameters<typeof drainOutbox>[0]["journal"]>): ReturnType<typeof drainOutbox>;
}

/** Everything is gone when the test has finished. */
export async function newOperator({ database, server }: CachedRegistry): Promise<Operator> {
  const folder = join(newTemporaryFolder(), "journal");
  const postgres = await proxyTo(database.urlAs("tenantry_emergency"));
  onTestFinished(async () => {
    await postgres.close();
    rmSync(join(folder, ".."), { recursive: true });
  });
  const address = { root: folder, environment: "test", asked: "redis", redisUrl: server.url } as const;
  const suspend: Operator["suspend"] = (tenantId, settings = {}) =>
    suspendAnyway({
      ...address,
      databaseUrl: postgres.url,
      actor: "somebody",
      tenantId,
      reason: "leaked key",
      incident: "INC-2041",
      now: new Date().toISOString(),
      operatorKey: { text: ann.secret, source: "the test" },
      journalFolder: folder,
      ...settings,
    });
  return {
    folder,
    postgres,
    files: () => listFiles(folder),
    suspend,
    async journal(tenantId, settings) {
      const outcome = await suspend(tenantId, settings);
      if (!("journal" in outcome)) throw new OperationalError("refused", "PostgreSQL was there.", "Cut it off.");
      return outcome;
    },
    deliver: (settings = {}) =>
      drainOutbox({
        ...address,
        databaseUrl: database.urlAs("tenantry_sync"),
        signal: new AbortController().signal,
        journal: { operatorKeys: ann.verifier, folder, now: Date.now(), ...settings },
      }),
  };
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
