/** What services that do not use the reader see: the channel and the stream, as docs/cache.md describes them. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { Redis } from "ioredis";
import { expect, onTestFinished, test } from "vitest";
import { useCachedRegistry } from "../../support/cached-registry.ts";

const { registry, seed } = useCachedRegistry();
const PATIENT = { timeout: 10_000, interval: 20 };

/** `redis-cli` as an operator runs it; what it has printed so far. */
function redisCli(...args: string[]) {
  const child = spawn("redis-cli", ["-p", String(registry().server.port), "--raw", ...args]);
  onTestFinished(() => void child.kill());
  const said: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => said.push(text));
  return { text: () => said.join(""), closed: once(child, "close") };
}

test("redis-cli hears a suspension on the channel, and finds the value at that version", async () => {
  const [id = ""] = await seed(1);
  const { deliver, setStatus } = registry();
  await deliver();
  const subscriber = redisCli("SUBSCRIBE", "tenant_updates");
  await expect.poll(subscriber.text, PATIENT).toBe("subscribe\ntenant_updates\n1\n");
  await setStatus(id, "suspended");
  await deliver();
  const message = new RegExp(
    `^message\\ntenant_updates\\n\\{"tenant_id":"${id}","action":"suspended","config_version":2,"timestamp":"[^"]+"\\}$`,
    "m",
  );
  await expect.poll(subscriber.text, PATIENT).toMatch(message);
  const value = redisCli("GET", `tenant:${id}`);
  await value.closed;
  expect(JSON.parse(value.text())).toMatchObject({ tenant_id: id, config_version: 2, status: "suspended" });
});

test("redis-cli reads the stream: a rebuild, then each change with its documented fields", async () => {
  const [id = ""] = await seed(1);
  const { db, deliver, setStatus } = registry();
  await deliver();
  await setStatus(id, "suspended");
  await deliver();
  const { rows } = await db.query<{ registry_id: string }>("select registry_id from tenantry.registry_state");
  const registryId = rows[0]?.registry_id ?? "";
  const stream = redisCli("XRANGE", "tenantry:updates", "-", "+");
  await stream.closed;
  const entries = stream
    .text()
    .split(/^\d+-\d+\n/m)
    .slice(1);
  expect(entries.map((entry) => entry.trim().split("\n"))).toEqual([
    ["action", "rebuilt", "registry_id", registryId, "epoch", "1"],
    ["action", "created", "registry_id", registryId, "epoch", "1", "tenant_id", id, "config_version", "1"],
    ["action", "suspended", "registry_id", registryId, "epoch", "1", "tenant_id", id, "config_version", "2"],
  ]);
});

test("a service that follows the stream with a plain client goes on where it was, and misses nothing", async () => {
  const [id = ""] = await seed(1);
  const { deliver, setStatus, server } = registry();
  await deliver();
  const follower = new Redis(server.url);
  onTestFinished(() => follower.disconnect());
  const start = (await follower.xrevrange("tenantry:updates", "+", "-", "COUNT", 1))[0]?.[0] ?? "0-0";
  for (const to of ["suspended", "active"] as const) {
    await setStatus(id, to);
    await deliver(); // while nobody listens
  }
  const [, entries = []] = (await follower.xread("COUNT", 10, "BLOCK", 5_000, "STREAMS", "tenantry:updates", start))?.[0] ?? []; // prettier-ignore
  expect(entries.map(([, fields]) => [fields[1], fields[9]])).toEqual([
    ["suspended", "2"],
    ["resumed", "3"],
  ]);
});
