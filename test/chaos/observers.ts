import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { OperationalError } from "../../src/model/operational-error.ts";
import { type WatchDeliveryInput, watchDelivery } from "../../src/pipeline/deliver-watch.ts";
import type { Oracle } from "./oracle.ts";
import type { Stage } from "./stage.ts";

const DELIVERED =
  "select tenant_id as id, max(config_version) as version from tenantry.outbox where delivered_at is not null group by tenant_id";

const OBSERVED_MS = 200;

/** `deliver --watch`, and what the outbox says of it. Resolves when both have ended. */
export function startDelivery(
  { db, delivery, wires }: Stage,
  oracle: Oracle,
  log: (line: string) => void,
): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const input: WatchDeliveryInput = {
    root: tmpdir(),
    databaseUrl: delivery.url,
    redisUrl: wires["delivery.redis"].url,
    asked: "redis",
    signal,
    now: Date.now,
  };
  const deliver = async () => {
    let said = "";
    for await (const { state, last_error } of watchDelivery(input)) {
      const saying = state === "failing" ? `delivery fails: ${last_error?.message ?? ""}` : `delivery is ${state}`;
      if (said !== saying) log((said = saying));
      if (state === "stopped") break;
    }
  };
  const find = () => db.query<{ id: string; version: number }>(DELIVERED);
  const observe = async () => {
    while (!signal.aborted) {
      const { rows } = await find().catch(noneWhileDown);
      for (const { id, version } of rows) oracle.delivered(id, version);
      await wait(OBSERVED_MS);
    }
  };
  const ended = Promise.all([deliver(), observe()]);
  return async () => {
    stopping.abort();
    await ended;
  };
}

function noneWhileDown(error: unknown): { rows: [] } {
  if (error instanceof OperationalError) return { rows: [] };
  throw error;
}

/** Tells the oracle when this process, and with it every reader, has stood still. */
export function watchTheClock(oracle: Oracle): () => void {
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    if (now - last > 100) oracle.lagged(now - last - 50);
    last = now;
  }, 50);
  return () => {
    clearInterval(timer);
  };
}
