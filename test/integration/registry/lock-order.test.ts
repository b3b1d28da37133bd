import { beforeAll, expect, test } from "vitest";
import type { Sql } from "../../../src/registry/database.ts";
import { insertTenants } from "../../../src/registry/queries/insert-tenants.ts";
import { lockEntities } from "../../../src/registry/queries/lock-entities.ts";
import { lockTenants } from "../../../src/registry/queries/lock-tenants.ts";
import { writeEntities } from "../../../src/registry/queries/write-entities.ts";
import { hashOf, sampleDocument, writeOf } from "../../support/documents.ts";
import { describeRegistries } from "../../support/registries.ts";

const SYNC = { role: "tenantry_sync", context: { actor: "ci" } };

describeRegistries("rows that were inserted in another order", (db) => {
  /** Without its indexes the database meets the rows as they were inserted: only an `order by` changes that. */
  const lock = (work: (tx: Sql) => Promise<string[]>) =>
    db().transaction(async (tx) => {
      for (const scan of ["indexscan", "indexonlyscan", "bitmapscan"]) await tx.query(`set local enable_${scan} = off`);
      return work(tx);
    }, SYNC);

  beforeAll(async () => {
    for (const [index, id] of ["silver", "bronze", "gold"].entries())
      await db().transaction((tx) => writeEntities(tx, "tier", [tier(id, index + 1)]), SYNC);
    for (const id of ["zeta", "alpha", "mu"])
      await db().transaction((tx) => insertTenants(tx, [writeOf(sampleDocument(id))]), SYNC);
  });

  test("are locked in id order: tiers", async () => {
    expect(await lock((tx) => lockEntities(tx, "tier", ["silver", "gold", "bronze", "none"]))).toEqual([
      "bronze",
      "gold",
      "silver",
    ]);
  });

  test("are locked in id order: tenants", async () => {
    expect(await lock((tx) => lockTenants(tx, ["zeta", "mu", "alpha", "none"]))).toEqual(["alpha", "mu", "zeta"]);
  });
});

function tier(id: string, rank: number) {
  const document = { tier: id, rank, display_name: id, limits: {} };
  return { id, document, content_hash: hashOf(id), source_path: `tiers/${id}.yaml`, source_commit: null };
}
