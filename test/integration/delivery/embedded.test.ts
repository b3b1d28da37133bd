import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deliverPending } from "../../../src/pipeline/deliver.ts";
import { TenantReader } from "../../../src/reader/index.ts";
import { migrateRegistry } from "../../../src/registry/migrate.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { sampleDocument, seedTenants } from "../../support/documents.ts";
import { startRedis } from "../../support/redis.ts";
import { newTemporaryFolder } from "../../support/registries.ts";

test("an embedded registry delivers as well, and a reader can open it", async () => {
  const folder = newTemporaryFolder();
  const databaseUrl = `pglite:${join(folder, "registry")}`;
  const redis = await startRedis();
  const db = await openDatabase(databaseUrl, { create: true });
  await migrateRegistry(db, { environment: "test" });
  await seedTenants(db, sampleDocument("legal"), sampleDocument("finance"));
  expect(await deliverPending({ db, redisUrl: redis.url })).toEqual({ state: "delivered", delivered: 2 });
  await db.close();
  const readers = [await TenantReader.open({ redisUrl: redis.url }), await TenantReader.open({ databaseUrl })];
  for (const reader of readers) {
    expect((await reader.assertActive("legal")).limits).toEqual(sampleDocument("legal").limits);
    await reader.close();
  }
  await redis.stop();
  rmSync(folder, { recursive: true });
});
