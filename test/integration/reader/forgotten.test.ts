/** A restored database has forgotten a tenant that was published before. */
import { expect, test } from "vitest";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { openReader } from "../../support/readers.ts";

const { registry, seed } = useCachedRegistry();

test("a tenant that a restored registry has forgotten is answered as none, by its tombstone and without it", async () => {
  const [id = ""] = await seed(1);
  const { db, redis, deliver } = registry();
  await deliver();
  await db.script("alter table tenantry.tenants disable trigger all");
  await db.query("delete from tenantry.tenants where tenant_id = $1", [id]);
  await db.script("alter table tenantry.tenants enable trigger all");
  await db.query("update tenantry.registry_state set epoch = epoch + 1");
  await deliver();
  expect(await redis.get(`tenant:${id}:fence`)).toBe("2:0");
  const [withTombstone, without] = await Promise.all([openReader(registry()), openReader(registry())]);
  expect(await withTombstone.get(id)).toMatchObject({ tenant: null, epoch: 2, config_version: 0 });
  await redis.del(`tenant:${id}`);
  expect(await without.get(id)).toMatchObject({ tenant: null, source: "postgres" });
});
