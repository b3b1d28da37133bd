/** What the login of an emergency must not get by way of a hold, whatever the program does. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/registry/database.ts";
import { sqlState } from "../../../src/registry/database.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { writeEntities } from "../../../src/registry/queries/write-entities.ts";
import { type TestDatabase, freshDatabase } from "../../support/database.ts";
import { hashOf, sampleDocument, seedTenants } from "../../support/documents.ts";

let fresh: TestDatabase;
let db: Database;
let emergency: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = await openDatabase(fresh.url);
  await seedTenants(db, sampleDocument("acme"), sampleDocument("beta"), sampleDocument("by_hand"));
  const entity = (document: { readonly [key: string]: string }, id: string) =>
    ({ id, document, content_hash: hashOf(id), source_path: null, source_commit: null }) as const;
  await db.transaction(async (tx) => {
    await writeEntities(
      tx,
      "feature",
      ["premium_storage", "exports"].map((id) => entity({ feature: id }, id)),
    );
    await writeEntities(
      tx,
      "flag",
      ["new_chunking", "parked"].map((id) => entity({ flag: id, kind: "ops", state: "on" }, id)),
    );
  });
  await db.script("update tenantry.features set removed_at = now() where feature = 'exports'");
  await db.script("update tenantry.feature_flags set removed_at = now() where flag = 'parked'");
  await db.script("update tenantry.tenants set applied = null where tenant_id = 'by_hand'");
  emergency = await openDatabase(fresh.urlAs("tenantry_emergency"));
});
afterAll(async () => {
  await emergency.close();
  await db.close();
  await fresh.close();
});

/** Runs statements as the emergency's login, reads the tenant as they leave it, and undoes them. */
async function attempt(statement: string, tenant = "acme", as: Database = emergency): Promise<unknown> {
  const undo = new Error("undo");
  let seen: unknown;
  const error: unknown = await as
    .transaction(async (tx) => {
      await tx.script(statement);
      const { rows } = await tx.query("select limits, features, flags from tenantry.tenants where tenant_id = $1", [
        tenant,
      ]);
      seen = rows[0];
      throw undo;
    })
    .catch((reason: unknown) => reason);
  return error === undo ? seen : (sqlState(error) ?? String(error));
}

const hold = (field: string, value: string, kind = "tenant", target = "acme", prior = "null") =>
  `insert into tenantry.holds (target_kind, target_id, field, value, prior_value, reason, actor)
   values ('${kind}', '${target}', '${field}', '${value}', '${prior}', 'r', 'olga')`;
const LIFT = "update tenantry.holds set state = 'lifted'";

test.each([
  ["a limit", hold("limits.max_users", "9"), { limits: { max_users: 9, storage_quota_gb: "unlimited" } }],
  ["a feature", hold("features.premium_storage", "false"), { features: ["advanced_analytics"] }],
  [
    "a flag",
    hold("flags.new_chunking", "false"),
    { flags: { new_ranking: { by: "user", percent: 12.5, salt: "new_ranking" } } },
  ],
  [
    "a flag for all",
    hold("state", '"off"', "flag", "new_chunking"),
    { flags: { new_ranking: { by: "user", percent: 12.5, salt: "new_ranking" } } },
  ],
])("an emergency may hold %s, and end that", async (_, statement, seen) => {
  const { limits, features, flags } = sampleDocument("acme");
  expect(await attempt(statement)).toEqual({ limits, features, flags, ...seen });
  expect(await attempt(`${statement}; ${LIFT}`)).toEqual({ limits, features, flags });
});

describe("an emergency may not", () => {
  test.each([
    [
      "write limits, with a hold or without",
      `${hold("limits.max_users", "9")}; update tenantry.tenants set limits = '{"max_users": 9}'`,
    ],
    ["write features", "update tenantry.tenants set features = '[]'"],
    ["write flags", "update tenantry.tenants set flags = '{}'"],
    ["write a flag's row", "update tenantry.feature_flags set state = 'off'"],
    ["lock a flag's row by itself", "select from tenantry.feature_flags for update"],
    ["call what triggers call", "select tenantry.touch_held_flag()"],
    ["hold a limit that the tenant does not have", hold("limits.max_reports", "9")],
    ["hold a limit below 0", hold("limits.max_users", "-1")],
    ["hold a limit at a part of one", hold("limits.max_users", "1.5")],
    ["hold a limit beyond what programs can count", hold("limits.max_users", "9007199254740993")],
    ["hold a limit at a text", hold("limits.max_users", '"many"')],
    ["hold a limit at nothing", hold("limits.max_users", "null")],
    ["hold a limit at an object", hold("limits.max_users", '{"value": 9}')],
    ["hold a feature that there is not", hold("features.exprots", "true")],
    ["hold a feature that was removed", hold("features.exports", "true")],
    ["hold a feature at a number", hold("features.premium_storage", "1")],
    ["hold a flag that was removed", hold("flags.parked", "true")],
    ["hold a flag at a rollout", hold("flags.new_chunking", '{"by": "user", "percent": 50, "salt": "x"}')],
    ["switch on a flag for all", hold("state", '"on"', "flag", "new_chunking")],
    ["switch off a flag for all that there is not", hold("state", '"off"', "flag", "new_chunkin")],
    ["hold another field of a flag", hold("percent", "0", "flag", "new_chunking")],
    ["hold the tier", hold("tier", '"bronze"')],
    ["hold the price", hold("monthly_cost", "0")],
    ["hold what has no name", hold("limits.", "9")],
    ["hold a field of a tenant that there is not", hold("limits.max_users", "9", "tenant", "acmee")],
    ["say that Git has caught up", `${hold("limits.max_users", "9")}; update tenantry.holds set state = 'reconciled'`],
    ["change a hold", `${hold("limits.max_users", "9")}; update tenantry.holds set value = '900'`],
  ])("%s", async (_, statement) => {
    expect(await attempt(statement)).toBe("42501");
  });

  test("say itself what the end of its hold goes back to", async () => {
    const statement = `${hold("limits.max_users", "9", "tenant", "by_hand", "900000")}; ${LIFT}`;
    expect(await attempt(statement, "by_hand")).toMatchObject({ limits: { max_users: 200 } });
  });

  test("bring anything but a hold into force", async () => {
    const statement = `${hold("limits.max_users", "9")}; select tenantry.lay_hold(id) from tenantry.holds; ${LIFT};
      select tenantry.lay_hold(id), tenantry.lay_hold(-1), tenantry.lay_hold(null) from tenantry.holds`;
    const { limits, features, flags } = sampleDocument("acme");
    expect(await attempt(statement)).toEqual({ limits, features, flags });
  });

  test("mark as delivered what it has not brought about", async () => {
    const deliver = "update tenantry.outbox set delivered_at = now()";
    expect(await attempt(`${hold("limits.max_users", "9")}; ${deliver} where tenant_id = 'acme'`)).toBeInstanceOf(
      Object,
    );
    expect(await attempt(`${hold("limits.max_users", "9")}; ${deliver} where tenant_id = 'beta'`)).toBe("42501");
    const killed = hold("state", '"off"', "flag", "new_chunking");
    expect(await attempt(`${killed}; ${deliver} where action = 'updated' and created_at = now()`)).toBeInstanceOf(
      Object,
    );
    expect(await attempt(`${killed}; ${deliver} where action = 'created'`)).toBe("42501");
  });

  test.each([
    ["a hold", hold("limits.max_reports", "9")],
    ["the end of one", `${hold("tier", '"x"')}; ${LIFT}`],
  ])(
    // prettier-ignore
    "get round it under session_replication_role = replica: %s",
    async (_, statement) => {
      const role = "set local session_replication_role = replica; set local role tenantry_emergency";
      expect(await attempt(`${role}; ${statement}`, "acme", db)).toBe("42501");
    },
  );
});
