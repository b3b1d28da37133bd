import { expect, test } from "vitest";
import { writeEntities } from "../../../src/registry/queries/write-entities.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { hashOf } from "../../support/documents.ts";
import { openReader } from "../../support/readers.ts";

const PATIENT = { timeout: 20_000 };
const { registry, seed } = useCachedRegistry();

test("a flag that is past its date is reported once, and keeps its value", async () => {
  const [id = ""] = await seed(1);
  const { db, deliver } = registry();
  const flag = (key: string, expires: string) => ({
    id: key,
    document: { flag: key, kind: "release", state: "on", expires },
    content_hash: hashOf(key),
    source_path: `flags/${key}.yaml`,
    source_commit: null,
  });
  await writeEntities(db, "flag", [flag("new_chunking", "2020-01-01"), flag("new_ranking", "2999-01-01")]);
  await deliver();
  const reader = await openReader(registry());
  const told: unknown[] = [];
  reader.on("flag-expired", (event) => told.push(event));
  await reader.ready();
  await reader.get(id);
  await expect
    .poll(() => {
      expect(reader.flag(id, "new_chunking")).toBe(true);
      return told;
    }, PATIENT)
    .toEqual([{ flag: "new_chunking", expires: "2020-01-01" }]);
  for (const name of ["new_chunking", "new_ranking", "new_chunking"]) reader.flag(id, name, { userId: "ann" });
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toHaveLength(1);
});

test("who listens no more is told no more; the numbers count by layer", async () => {
  const [id = "", other = ""] = await seed(2);
  const { deliver, setStatus } = registry();
  await deliver();
  const reader = await openReader(registry());
  await reader.ready();
  const told: string[] = [];
  const listener = (event: { tenant_id: string }) => void told.push(event.tenant_id);
  reader.on("change", listener);
  for (const each of [id, id, other]) await reader.get(each);
  expect(reader.metrics()).toMatchObject({ answers_redis_total: 2, answers_memory_total: 1, tenants_known: 2 });
  await setStatus(id, "suspended");
  await deliver();
  await expect.poll(() => told, PATIENT).toEqual([id]);
  reader.off("change", listener);
  await setStatus(id, "active");
  await deliver();
  await expect.poll(() => reader.peek(id)?.config_version, PATIENT).toBe(3);
  expect(told).toEqual([id]);
  expect(reader.metrics()).toMatchObject({ stream_live: 1, redis_breaker_open: 0, postgres_breaker_open: 0 });
});
