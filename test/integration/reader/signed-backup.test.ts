import { expect, onTestFinished, test } from "vitest";
import { generateKey } from "../../../src/audit/generate-key.ts";
import { drainOutbox } from "../../../src/pipeline/drain.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { failureOf } from "../../support/failure.ts";
import { openCuttable } from "../../support/readers.ts";

const { registry, seed } = useCachedRegistry();
const { secret, verifier } = generateKey("publish");

/** What waits is delivered with a key, or without one; afterwards nobody but the backup knows the tenant. */
async function deliverBackup(id: string, key?: string): Promise<void> {
  const { database, server, redis } = registry();
  const publishKey = key === undefined ? undefined : { text: key, source: "the test" };
  const input = { root: ".", databaseUrl: database.url, environment: undefined, asked: "redis", publishKey } as const;
  const stop = new AbortController();
  expect(await drainOutbox({ ...input, redisUrl: server.url, signal: stop.signal })).toMatchObject({
    state: "delivered",
  });
  const marker = (await redis.get("tenantry:registry")) ?? "";
  await redis.set("tenantry:registry", marker.replace(/"run_id":"[^"]*"/, '"run_id":"before"'));
  await redis.del(`tenant:${id}`);
}

async function openCutOff(trustedKeys: readonly string[]) {
  const { reader, postgres } = await openCuttable(registry(), { trustedKeys });
  onTestFinished(() => reader.close());
  await reader.ready();
  postgres.cut();
  return reader;
}

test("a backup copy that is signed by a trusted key is answered; other services read it as before", async () => {
  const [id = ""] = await seed(1);
  await deliverBackup(id, secret);
  const reader = await openCutOff([generateKey("publish").verifier, verifier]);
  expect(await reader.get(id)).toMatchObject({ source: "backup", stale: true, tenant: { tenant_id: id } });
  expect(reader.peek(id)?.tenant).not.toHaveProperty("signature");
  const text = (await registry().redis.get(`tenant:${id}:backup`)) ?? "";
  expect(JSON.parse(text)).toMatchObject({ tenant_id: id, status: "active" });
});

test.each([
  ["altered", (text: string) => text.replace('"status":"active"', '"status":"suspended"')],
  ["cut", (text: string) => text.slice(0, text.length / 2)],
  ["stripped of its signature", (text: string) => text.replace(/,"signature".*$/, "}")],
])("one that was %s is not believed", async (_, spoil) => {
  const [id = ""] = await seed(1);
  await deliverBackup(id, secret);
  const { redis } = registry();
  await redis.set(`tenant:${id}:backup`, spoil((await redis.get(`tenant:${id}:backup`)) ?? ""));
  const reader = await openCutOff([verifier]);
  expect((await failureOf(reader.get(id))).code).toBe("unavailable");
});

test("one of another key, or of none, is not believed where keys are trusted", async () => {
  const [unsigned = ""] = await seed(1);
  await deliverBackup(unsigned);
  expect((await failureOf((await openCutOff([verifier])).get(unsigned))).code).toBe("unavailable");
  expect((await (await openCutOff([])).get(unsigned)).source).toBe("backup");
  const [foreign = ""] = await seed(1);
  await deliverBackup(foreign, generateKey("publish").secret);
  expect((await failureOf((await openCutOff([verifier])).get(foreign))).code).toBe("unavailable");
});

test("a key that is none is refused before anything is delivered, and its text is not repeated", async () => {
  const { database, server } = registry();
  const failure = await failureOf(
    drainOutbox({
      root: ".",
      databaseUrl: database.url,
      environment: undefined,
      asked: "redis",
      redisUrl: server.url,
      publishKey: { text: "PRIVATE+KEY+something", source: "TENANTRY_PUBLISH_KEY" },
      signal: new AbortController().signal,
    }),
  );
  expect(failure).toMatchObject({ code: "usage", message: "TENANTRY_PUBLISH_KEY holds no private key." });
});
