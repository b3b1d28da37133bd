/**
 * A process of several readers, for the convergence of a change. By IPC it tells when each of them has applied a version,
 * as process.hrtime counts, which all processes of a host share.
 * `fork("dist/bench/reader-follow.js", [SETTINGS, READERS])`; messages: FollowRequest, answered by FollowReport.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { TenantReader } from "../../src/reader/index.ts";
import type { FollowReport, FollowRequest, ReadCounts } from "./follow-messages.ts";
import { nowMs } from "./follow-messages.ts";
import { openReader, readAll } from "./open-reader.ts";
import { readSettings } from "./settings.ts";

/** How often a service reads, as the readers that hear nothing do. */
const EVERY_MS = 50;

const { tenantIds, ...settings } = readSettings();
const count = Number(process.argv[3]);
const readers = await Promise.all(Array.from({ length: count }, () => openReader(settings)));
for (const [index, reader] of readers.entries()) {
  await readAll(reader, tenantIds);
  reader.on("change", ({ tenant_id, config_version }) => {
    // It counts from the moment at which a caller gets it.
    const answer = reader.peek(tenant_id);
    if (answer !== undefined && answer.config_version >= config_version)
      report({ kind: "applied", reader: index, tenant: tenant_id, version: answer.config_version, at: nowMs() });
  });
}
let reading = new AbortController();
process.on("message", (request: FollowRequest) => void answer(request));
report({ kind: "ready" });

async function answer(request: FollowRequest): Promise<void> {
  if (request.kind === "live") {
    report({ kind: "live", live: readers.every((reader) => reader.metrics().stream_live === 1) });
  } else if (request.kind === "stop") {
    reading.abort();
    await Promise.all(readers.map((reader) => reader.close()));
    process.disconnect();
  } else {
    reading.abort();
    reading = new AbortController();
    const { signal } = reading;
    if (request.kind === "quiet") return;
    const counts = await Promise.all(readers.map((reader, index) => readOn(reader, index, request.tenants, signal)));
    report({ kind: "read", counts: counts.reduce(sum) });
  }
}

/** Reads these tenants in turn until it is told to end; tells of each version that it had not answered before. */
async function readOn(reader: TenantReader, index: number, tenants: readonly string[], signal: AbortSignal) {
  const seen = new Map<string, number>();
  const counts = { answered: 0, refused: 0, stale: 0 };
  for (let turn = 0; !signal.aborted; turn++) {
    const tenant = tenants[turn % tenants.length] ?? "";
    try {
      const { config_version, stale } = await reader.get(tenant);
      counts.answered += 1;
      if (stale) counts.stale += 1;
      if (config_version > (seen.get(tenant) ?? 0))
        report({ kind: "answered", reader: index, tenant, version: config_version, at: nowMs() });
      seen.set(tenant, config_version);
    } catch {
      counts.refused += 1;
    }
    await wait(EVERY_MS);
  }
  return counts;
}

function sum(a: ReadCounts, b: ReadCounts): ReadCounts {
  return { answered: a.answered + b.answered, refused: a.refused + b.refused, stale: a.stale + b.stale };
}

function report(message: FollowReport): void {
  process.send?.(message);
}
