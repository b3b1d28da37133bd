/** A server that comes back without its last entries, and whose numbers then look as if nothing were missing. */
import { Redis } from "ioredis";
import { expect, onTestFinished, test } from "vitest";
import { openCache } from "../../../src/cache/open.ts";
import { UpdateStream } from "../../../src/cache/stream.ts";
import { proxyTo } from "../../support/proxy.ts";
import { startRedis } from "../../support/redis.ts";

const PATIENT = { timeout: 20_000 };
const STREAM = "tenantry:updates";

test("as many new entries as were lost do not hide that some were trimmed unread", async () => {
  const server = await startRedis();
  onTestFinished(() => server.stop());
  const [cache, proxy] = await Promise.all([openCache(server.url), proxyTo(server.url)]);
  const redis = new Redis(server.url).on("error", () => undefined);
  const seen: (number | string)[] = [];
  const stream = new UpdateStream(proxy.url, {
    onEntry: (entry) => seen.push(entry.kind === "change" ? entry.config_version : entry.kind),
    onGap: (reason) => seen.push(reason),
  });
  onTestFinished(async () => {
    await stream.close();
    cache.close();
    redis.disconnect();
    await proxy.close();
  });
  const announce = (...versions: readonly number[]) =>
    versions.map((version) => redis.xadd(STREAM, "*", ...fieldsOf(version)));
  await stream.started;
  await Promise.all(announce(1, 2, 3));
  await redis.save();
  await Promise.all(announce(4, 5));
  await expect.poll(() => seen.at(-1), PATIENT).toBe(5);

  proxy.cut();
  await server.kill(); // without the last two
  await server.start();
  await expect.poll(() => redis.xlen(STREAM).catch(() => 0), PATIENT).toBe(3);
  await Promise.all(announce(6, 7, 8));
  await redis.xtrim(STREAM, "MAXLEN", 1); // six were added, five of them read as it seems: only the sixth is there
  await proxy.mend();
  await expect.poll(() => seen.slice(6), PATIENT).toEqual(["another run"]);
});

function fieldsOf(version: number): string[] {
  const fields = { action: "updated", registry_id: "r1", epoch: 1, tenant_id: "legal", config_version: version };
  return Object.entries(fields).flatMap(([name, value]) => [name, String(value)]);
}
