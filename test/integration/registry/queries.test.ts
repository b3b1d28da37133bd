import canonicalize from "canonicalize";
import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { sqlState } from "../../../src/registry/database.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { advanceState } from "../../../src/registry/queries/advance-state.ts";
import { claimOutbox } from "../../../src/registry/queries/claim-outbox.ts";
import { closeHolds } from "../../../src/registry/queries/close-holds.ts";
import { countUndelivered } from "../../../src/registry/queries/count-undelivered.ts";
import { findSyncRun } from "../../../src/registry/queries/find-sync-run.ts";
import { insertTenants } from "../../../src/registry/queries/insert-tenants.ts";
import { listHolds } from "../../../src/registry/queries/list-holds.ts";
import { lockInfo } from "../../../src/registry/queries/lock-info.ts";
import { lockTenants } from "../../../src/registry/queries/lock-tenants.ts";
import { markDelivered } from "../../../src/registry/queries/mark-delivered.ts";
import { markFailed } from "../../../src/registry/queries/mark-failed.ts";
import { openHold } from "../../../src/registry/queries/open-hold.ts";
import { readDocuments } from "../../../src/registry/queries/read-documents.ts";
import { readEntities } from "../../../src/registry/queries/read-entities.ts";
import { readIndex } from "../../../src/registry/queries/read-index.ts";
import { readLastSyncRun } from "../../../src/registry/queries/read-last-sync-run.ts";
import { readOpenHolds } from "../../../src/registry/queries/read-open-holds.ts";
import { readTenants } from "../../../src/registry/queries/read-tenants.ts";
import { recordSyncRun } from "../../../src/registry/queries/record-sync-run.ts";
import { removeEntities } from "../../../src/registry/queries/remove-entities.ts";
import { removeTenants } from "../../../src/registry/queries/remove-tenants.ts";
import { updateTenants } from "../../../src/registry/queries/update-tenants.ts";
import { writeEntities } from "../../../src/registry/queries/write-entities.ts";
import { anyDocument, hashOf, sampleDocument, seedTenants, seedTiers, writeOf } from "../../support/documents.ts";
import { freshDatabase } from "../../support/database.ts";
import { describeRegistries } from "../../support/registries.ts";

const SYNC = { role: "tenantry_sync", context: { actor: "ci" } };

describeRegistries("tenants", (db) => {
  beforeAll(() => db().transaction(seedTiers));

  test("a live document is what was written, whatever it holds", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyDocument, { selector: (d) => d.tenant_id, maxLength: 20 }),
        async (documents) => {
          const undo = new Error("undo");
          const written = db().transaction(async (tx) => {
            await insertTenants(tx, documents.map(writeOf));
            const stored = await readTenants(tx, documents.map(({ tenant_id }) => tenant_id)); // prettier-ignore
            for (const document of documents) {
              const { live, applied } = stored.get(document.tenant_id) ?? {};
              expect(live).toEqual(document);
              expect(canonicalize(live)).toBe(canonicalize(document));
              expect(applied).toEqual(document);
            }
            throw undo;
          });
          await expect(written).rejects.toBe(undo);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("are created once", async () => {
    const acme = writeOf(sampleDocument("acme"));
    expect(await db().transaction((tx) => insertTenants(tx, [acme, writeOf(sampleDocument("beta"))]), SYNC)).toBe(2);
    expect(await db().transaction((tx) => insertTenants(tx, [acme]), SYNC)).toBe(0);
    expect(await db().transaction((tx) => insertTenants(tx, []), SYNC)).toBe(0);
    expect((await readIndex(db())).get("acme")).toEqual({
      tenant_id: "acme",
      config_version: 1,
      content_hash: acme.content_hash,
      removed: false,
    });
  });

  test("are updated only at the version that was planned against", async () => {
    const changed = { ...writeOf(sampleDocument("acme", { display_name: "New" })), base_version: 1 };
    const update = () => db().transaction((tx) => updateTenants(tx, [changed]), SYNC);
    expect([await update(), await update()]).toEqual([1, 0]);
    const [row] = await readDocuments(db(), ["acme"]);
    expect(row).toEqual({
      tenant_id: "acme",
      epoch: 1,
      config_version: 2,
      commit: "c".repeat(40),
      document: changed.document,
    });
  });

  test("keep what to compare with later apart from what is in force", async () => {
    const held = sampleDocument("beta", { status: "suspended", suspension: { reason: "breach" } });
    const write = { ...writeOf(held), applied: sampleDocument("beta"), content_hash: null, base_version: 1 };
    await db().transaction((tx) => updateTenants(tx, [write]), SYNC);
    expect((await readTenants(db(), ["beta"])).get("beta")).toMatchObject({
      live: held,
      applied: sampleDocument("beta"),
    });
  });

  test("are removed for ever, and stay in the index", async () => {
    const removal = { tenant_id: "beta", base_version: 2, source_commit: null };
    const remove = () => db().transaction((tx) => removeTenants(tx, [removal]), SYNC);
    const stale = [{ ...removal, base_version: 1 }];
    expect(await db().transaction((tx) => removeTenants(tx, stale), SYNC)).toBe(0);
    expect([await remove(), await remove()]).toEqual([1, 0]);
    expect((await readIndex(db())).get("beta")).toMatchObject({ removed: true, config_version: 3 });
    const write = { ...writeOf(sampleDocument("beta")), base_version: 3 };
    expect(await db().transaction((tx) => updateTenants(tx, [write]), SYNC)).toBe(0);
  });

  test("that do not exist are neither read nor locked", async () => {
    const ids = ["nobody", "beta", "acme"];
    expect([...(await readTenants(db(), ids)).keys()]).toEqual(["acme", "beta"]);
    expect(await db().transaction((tx) => lockTenants(tx, ids), SYNC)).toEqual(["acme", "beta"]);
  });

  test("need a tier that exists", async () => {
    const write = db().transaction((tx) =>
      insertTenants(tx, [writeOf(sampleDocument("lost", { tier: "no_such_tier" }))]),
    );
    expect(sqlState(await write.catch((error: unknown) => error))).toBe("23503");
  });
});

describeRegistries("tiers, features and flags", (db) => {
  const flag = (state: string) => ({
    id: "beta_search",
    document: { flag: "beta_search", kind: "release", state, expires: "2026-12-15" },
    content_hash: hashOf(state),
    source_path: "flags/beta_search.yaml",
    source_commit: null,
  });

  test("are written, replaced, removed and written again", async () => {
    const write = (state: string) => db().transaction((tx) => writeEntities(tx, "flag", [flag(state)]), SYNC);
    expect(await write("on")).toBe(1);
    expect(await write("off")).toBe(1);
    const { source_commit, ...state } = flag("off");
    expect(source_commit).toBeNull();
    expect(await readEntities(db(), "flag")).toEqual(new Map([["beta_search", state]]));
    expect(
      await db().transaction((tx) => removeEntities(tx, "flag", [{ id: "beta_search", source_commit: null }]), SYNC),
    ).toBe(1);
    expect(await readEntities(db(), "flag")).toEqual(new Map());
    await write("on");
    const { rows } = await db().query("select kind, state, expires, config_version from tenantry.feature_flags");
    expect(rows).toEqual([{ kind: "release", state: "on", expires: "2026-12-15", config_version: 4 }]);
  });
});

describeRegistries("holds", (db) => {
  beforeAll(() => seedTenants(db(), sampleDocument("acme")));
  const EMERGENCY = { role: "tenantry_emergency", context: { actor: "oncall@gcc.example" } };
  const hold = {
    target_kind: "tenant",
    target_id: "acme",
    field: "status",
    value: "suspended",
    prior_value: null,
    reason: "breach",
    incident: "INC-1",
    actor: "oncall@gcc.example",
    review_by: "2026-12-01",
    review_at: null,
    base_commit: null,
  } as const;

  test("are opened once for a field, listed, and closed once", async () => {
    const opened = await db().transaction((tx) => openHold(tx, hold), EMERGENCY);
    expect(opened).toEqual({
      ...hold,
      id: 1,
      state: "open",
      created_at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    });
    const again = await db().transaction((tx) => openHold(tx, hold), EMERGENCY).catch((error: unknown) => error); // prettier-ignore
    expect(sqlState(again)).toBe("23505");
    expect(await readOpenHolds(db())).toEqual([opened]);
    const close = () => db().transaction((tx) => closeHolds(tx, [opened.id], "reconciled"), SYNC);
    expect([await close(), await close()]).toEqual([1, 0]);
    expect(await readOpenHolds(db())).toEqual([]);
    expect(await listHolds(db(), { target: hold })).toEqual([{ ...opened, state: "reconciled" }]);
    expect(await db().transaction((tx) => openHold(tx, hold), EMERGENCY)).toMatchObject({ state: "open" });
    expect(await listHolds(db(), { target: { target_kind: "flag", target_id: "acme" } })).toEqual([]);
  });
});

describeRegistries("a sync", (db) => {
  const run = {
    id: randomUUID(),
    commit: "c".repeat(40),
    catalog_hash: hashOf("catalog"),
    plan_hash: hashOf("plan"),
    actor: "ci",
    actor_source: "oidc",
    pr_url: null,
    pr_source: null,
    reason: null,
    started_at: "2026-11-23T12:00:00.000Z",
    created: 2,
    updated: 1,
    removed: 0,
    held: 0,
    revision: 1,
  } as const;

  test("raises the revision, and can be found again by its id", async () => {
    const info = await db().transaction(async (tx) => {
      expect(await lockInfo(tx)).toMatchObject({ revision: 0, currency: null });
      await recordSyncRun(tx, run);
      return advanceState(tx, { commit: run.commit, currency: "INR", limits: { max_users: { unit: "users" } } });
    }, SYNC);
    expect(info).toMatchObject({ revision: 1, last_commit: run.commit, currency: "INR" });
    expect(await findSyncRun(db(), run.id)).toEqual({ ...run, finished_at: expect.any(String) as string });
    expect(await readLastSyncRun(db())).toMatchObject({ id: run.id });
    expect(await findSyncRun(db(), randomUUID())).toBeUndefined();
  });

  test("is seen by the views", async () => {
    await seedTenants(db(), sampleDocument("acme"), sampleDocument("beta", { monthly_cost: 0.25 }));
    const limits = await db().query(
      `select tenant_id, "limit", value, unit from tenantry.tenant_limits where tenant_id = 'acme' order by 2`,
    );
    expect(limits.rows).toEqual([
      { tenant_id: "acme", limit: "max_users", value: "200", unit: "users" },
      { tenant_id: "acme", limit: "storage_quota_gb", value: null, unit: null },
    ]);
    expect((await db().query("select * from tenantry.cost_by_cost_center")).rows).toEqual([
      { cost_center: "CC-4100", tenants: 2, monthly_cost: "250000.75", currency: "INR" },
    ]);
    expect((await db().query("select tenant_id, users from tenantry.tenant_overview order by 1")).rows).toEqual([
      { tenant_id: "acme", users: null },
      { tenant_id: "beta", users: null },
    ]);
  });
});

describeRegistries("the outbox", (db) => {
  beforeAll(() => seedTenants(db(), sampleDocument("acme"), sampleDocument("beta")));

  test("hands out rows until they are delivered", async () => {
    const claim = (limit: number) => db().transaction((tx) => claimOutbox(tx, limit), SYNC);
    const [first, second] = await claim(10);
    expect(first).toMatchObject({
      tenant_id: "acme",
      action: "created",
      config_version: 1,
      new_tier: "gold",
      attempts: 0,
    });
    await db().transaction((tx) => markFailed(tx, [first?.id ?? 0], "the cache is away"), SYNC);
    expect(await claim(1)).toEqual([{ ...first, attempts: 1 }]);
    await db().transaction((tx) => markDelivered(tx, [first?.id ?? 0]), SYNC);
    expect(await claim(10)).toEqual([second]);
    expect(await countUndelivered(db())).toEqual({ count: 1, oldest: second?.created_at });
    await db().transaction((tx) => markDelivered(tx, [second?.id ?? 0]), SYNC);
    expect(await countUndelivered(db())).toEqual({ count: 0, oldest: null });
  });
});

test("two relays never deliver the same row", async () => {
  const fresh = await freshDatabase();
  const db = await openDatabase(fresh.url);
  await seedTenants(db, sampleDocument("acme"), sampleDocument("beta"));
  await db.transaction(async (tx) => {
    const [mine] = await claimOutbox(tx, 1);
    const others = await db.transaction((other) => claimOutbox(other, 10));
    expect([mine?.tenant_id, others.map(({ tenant_id }) => tenant_id)]).toEqual(["acme", ["beta"]]);
  });
  await db.close();
  await fresh.close();
});
