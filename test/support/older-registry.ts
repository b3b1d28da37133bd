import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Database } from "../../src/registry/database.ts";
import { migrateRegistry } from "../../src/registry/migrate.ts";
import { readMigrations } from "../../src/registry/migration-files.ts";
import { makeFolder } from "./git-folder.ts";
import { TEST_ENVIRONMENT } from "./template.ts";

/** The versions that a registry may have been left at. */
export const VERSIONS = readMigrations().map(({ version }) => version);

/** Migrates an empty database as a program would that knew no later migration. */
export async function migrateTo(db: Database, version: number): Promise<void> {
  const root = makeFolder();
  const folder = join(root, "migrations");
  mkdirSync(folder);
  for (const { name } of readMigrations().filter((migration) => migration.version <= version))
    cpSync(new URL(`../../src/registry/migrations/${name}`, import.meta.url), join(folder, name));
  const migrating = migrateRegistry(db, { environment: TEST_ENVIRONMENT, folder: pathToFileURL(`${folder}/`) });
  // The first file makes no table for the environment's name; a program that knew no other stopped there.
  if (version === 1) await migrating.catch(() => undefined);
  else await migrating;
  rmSync(root, { recursive: true });
}

/** Rows of everything that a registry of this version has tables for, written by plain SQL. */
export async function fillOlder(db: Database, version: number): Promise<void> {
  if (version >= 2) await db.script(CONFIGURATION);
  if (version >= 3) await db.script(OPERATIONS);
  if (version >= 15) await db.script(JOURNAL);
  if (version >= 3) await db.script("update tenantry.tenants set status = 'suspended', suspension_reason = 'breach' where tenant_id = 'beta'"); // prettier-ignore
}

const CONFIGURATION = `
  insert into tenantry.tenant_tier_configs (tier, rank, display_name, document) values
    ('silver', 1, 'Silver', '{"tier": "silver"}'), ('gold', 2, 'Gold', '{"tier": "gold"}');
  insert into tenantry.features (feature, document) values ('search', '{"feature": "search"}');
  insert into tenantry.feature_flags (flag, kind, state, document) values ('new_ui', 'release', 'on', '{"flag": "new_ui"}');
  insert into tenantry.tenants (tenant_id, display_name, tier, status, owner, region, limits, features, monthly_cost) values
    ('acme', 'Acme', 'gold', 'active', 'a@gcc.example', 'ap-south-1', '{"max_users": 200}', '["search"]', 1000.50),
    ('beta', 'Beta ✓', 'silver', 'active', 'b@gcc.example', 'eu-west-1', '{"max_users": "unlimited"}', '[]', 0)`;
const OPERATIONS = `
  insert into tenantry.tenant_runtime (tenant_id, payment_status, health_score, users, storage_gb) values
    ('acme', 'paid', 97.25, 12, 8.50), ('beta', 'overdue', 3, null, null);
  insert into tenantry.holds (target_kind, target_id, field, value, prior_value, reason, actor) values
    ('tenant', 'beta', 'status', '"suspended"', '"active"', 'breach', 'olga');
  insert into tenantry.outbox (tenant_id, action, config_version) values ('acme', 'updated', 1);
  insert into tenantry.sync_runs (id, catalog_hash, plan_hash, actor, actor_source, started_at, created, updated, removed, held, revision)
    values ('0d4b3c5e-5a0e-4f0e-9a0c-0a2f6a3d7c11', 'c', 'p', 'ann', 'flag', now(), 2, 0, 0, 0, 1)`;
const JOURNAL = `
  insert into tenantry.journal_entries (id, tenant_id, entry, key, signed_at, hold_id) values
    ('0d4b3c5e-5a0e-4f0e-9a0c-0a2f6a3d7c12', 'beta', 'e', 'tenantry-operator/ann', now(), 1)`;
