import { createHash } from "node:crypto";
import fc from "fast-check";
import type { TenantDocument } from "../../src/model/catalog.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { Database, Sql } from "../../src/registry/database.ts";
import { insertTenants } from "../../src/registry/queries/insert-tenants.ts";
import { writeEntities } from "../../src/registry/queries/write-entities.ts";
import type { TenantWrite } from "../../src/registry/tenant-row.ts";

export function sampleDocument(id: string, changes: Partial<TenantDocument> = {}): TenantDocument {
  return {
    tenant_id: id,
    display_name: `Tenant ${id}`,
    tier: "gold",
    status: "active",
    owner: "owner@gcc.example",
    billing: { email: "billing@gcc.example", cost_center: "CC-4100" },
    region: "ap-south-1",
    compliance: ["sox"],
    labels: { segment: "internal" },
    limits: { max_users: 200, storage_quota_gb: "unlimited" },
    features: ["advanced_analytics", "premium_storage"],
    flags: { new_chunking: true, new_ranking: { by: "user", percent: 12.5, salt: "new_ranking" } },
    config: { model: "gpt-4o", temperature: 0.1 },
    sla: { uptime_percent: 99.9, response_ms: 500 },
    monthly_cost: 250_000.5,
    prevent_deletion: false,
    overrides: ["limits.max_users"],
    ...changes,
  };
}

/** Some 64 hex digits that depend on the text: the registry does not check what they are a hash of. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export function writeOf(document: TenantDocument): TenantWrite {
  const { tenant_id } = document;
  const content_hash = hashOf(JSON.stringify(document));
  return { document, content_hash, source_path: `tenants/${tenant_id}.yaml`, source_commit: "c".repeat(40) };
}

/** The tiers bronze, silver and gold, of rank 1 to 3. */
export async function seedTiers(tx: Sql): Promise<void> {
  const tiers = ["bronze", "silver", "gold"].map((id, index) => ({
    tier: id,
    rank: index + 1,
    display_name: id,
    limits: {},
  }));
  await writeEntities(
    tx,
    "tier",
    tiers.map((document) => ({
      id: document.tier,
      document,
      content_hash: hashOf(document.tier),
      source_path: `tiers/${document.tier}.yaml`,
      source_commit: null,
    })),
  );
}

/** Tiers and these tenants, written as sync would. */
export async function seedTenants(db: Database, ...documents: readonly TenantDocument[]): Promise<void> {
  await db.transaction(async (tx) => {
    await seedTiers(tx);
    await insertTenants(tx, documents.map(writeOf));
  });
}

const id = fc.stringMatching(/^[a-z][a-z0-9_-]{1,20}$/);
// What the YAML profile lets through: any Unicode text without control characters and lone surrogates.
const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .filter((value) => !/\p{Cc}|\p{Cs}/u.test(value));
const json = fc
  .jsonValue({ maxDepth: 3 })
  .filter((value) => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value)))
  .map(
    (value) =>
      JSON.parse(
        JSON.stringify(value, (_, inner: unknown) => (Object.is(inner, -0) ? 0 : inner)),
      ) as JsonObject[string],
  );
const recordOf = <T>(value: fc.Arbitrary<T>) => fc.dictionary(id, value, { maxKeys: 5, noNullPrototype: true });
const sorted = (values: fc.Arbitrary<string>) =>
  fc.uniqueArray(values, { maxLength: 5 }).map((list) => [...list].sort());

/** Every document that compile could produce. */
export const anyDocument: fc.Arbitrary<TenantDocument> = fc.record(
  {
    tenant_id: id,
    display_name: text,
    tier: fc.constantFrom("bronze", "silver", "gold"),
    status: fc.constantFrom("provisioning", "active", "suspended", "offboarding", "archived"),
    suspension: fc.record({ reason: text, ticket: text }, { requiredKeys: ["reason"] }),
    owner: text,
    billing: fc.record({ email: text, cost_center: text }, { requiredKeys: ["email"] }),
    region: text,
    compliance: sorted(text),
    labels: recordOf(text),
    limits: recordOf(fc.oneof(fc.nat(), fc.constantFrom(0, Number.MAX_SAFE_INTEGER, "unlimited" as const))),
    features: sorted(id),
    flags: recordOf(
      fc.oneof(
        fc.constant(true as const),
        fc.record({
          by: fc.constant("user" as const),
          percent: fc.integer({ min: 1, max: 9999 }).map((n) => n / 100),
          salt: id,
        }),
      ),
    ),
    config: recordOf(json),
    sla: fc.record(
      { uptime_percent: fc.integer({ min: 0, max: 100_000 }).map((n) => n / 1000), response_ms: fc.nat() },
      { requiredKeys: [] },
    ),
    monthly_cost: fc.integer({ min: 0, max: 99_999_999_999_999 }).map((cents) => cents / 100),
    prevent_deletion: fc.boolean(),
    overrides: sorted(text),
  },
  {
    requiredKeys: [
      "tenant_id",
      "display_name",
      "tier",
      "status",
      "owner",
      "region",
      "compliance",
      "labels",
      "limits",
      "features",
      "flags",
      "config",
      "sla",
      "monthly_cost",
      "prevent_deletion",
      "overrides",
    ],
  },
);
