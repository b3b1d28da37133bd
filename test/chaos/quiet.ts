import { setTimeout as wait } from "node:timers/promises";
import { openCache } from "../../src/cache/open.ts";
import type { Play } from "./run.ts";
import { TENANTS } from "./stage.ts";

/**
 * Pauses before the next try, of deliveries and readers, and the time limits of what was lost on the wire, with room. Less
 * than a minute: after that memory forgets by itself whatever it should have forgotten.
 */
const PATIENCE_MS = 45_000;

/** Everything is there again and nobody writes: then all is delivered, and everybody answers the newest version. */
export async function awaitQuiet({ stage, oracle, readers, writer, violations, log }: Play): Promise<void> {
  await writer.rest();
  await writer.confirm();
  const begun = performance.now();
  let wrong = ["nothing was looked at"];
  while (wrong.length > 0 && performance.now() - begun < PATIENCE_MS) {
    await wait(150);
    wrong = [
      ...(await listUndelivered({ stage, oracle })),
      ...(await Promise.all(readers.flatMap((reader) => TENANTS.map((id) => lookAt(reader, id, { oracle }))))).flat(),
    ];
  }
  violations.push(...wrong.map((each) => `after the quiet: ${each}`));
  if (wrong.length === 0) violations.push(...(await lookIntoRedis({ stage, oracle })));
  log(`quiet after ${Math.round(performance.now() - begun)} ms`);
  writer.goOn();
}

async function lookAt(
  reader: Play["readers"][number],
  id: string,
  { oracle }: Pick<Play, "oracle">,
): Promise<string[]> {
  const newest = oracle.newest("registry", id);
  try {
    const answer = await reader.get(id);
    if (answer?.config_version === newest && !answer.stale) return [];
    const { config_version, source, stale } = answer ?? {};
    return [`${reader.name} answers version ${config_version ?? "none"} of ${id} from ${source ?? "nobody"}${stale === true ? ", stale" : ""}, and ${newest} is the newest`]; // prettier-ignore
  } catch (error) {
    return [`${reader.name} refuses ${id}: ${String(error)}`];
  }
}

async function listUndelivered({ stage, oracle }: Pick<Play, "stage" | "oracle">): Promise<string[]> {
  try {
    const { rows } = await stage.db.query<{ id: string; version: number }>(
      "select tenant_id as id, config_version as version from tenantry.outbox where delivered_at is null",
    );
    if (rows.length === 0) for (const id of TENANTS) oracle.delivered(id, oracle.newest("registry", id));
    return rows.map(({ id, version }) => `version ${version} of ${id} is not delivered`);
  } catch (error) {
    return [`PostgreSQL: ${String(error)}`]; // a pool of before its death
  }
}

/** Value, backup and fence are those of the registry, and nothing else is. */
async function lookIntoRedis({ stage, oracle }: Pick<Play, "stage" | "oracle">): Promise<string[]> {
  const cache = await openCache(stage.redis.url);
  const wrong: string[] = [];
  for (const id of TENANTS) {
    const newest = oracle.newest("registry", id);
    const [value, backup] = [await cache.read(id), await cache.readBackup(id)];
    const found = [value.value, backup.value, value.fence].map((each) => each?.config_version ?? 0);
    if (found.some((version) => version !== newest))
      wrong.push(`${id} is at ${newest}, and in Redis at ${found.join()}`);
  }
  cache.close();
  return wrong;
}
