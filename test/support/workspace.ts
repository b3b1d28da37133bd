import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { SyncInput, SyncOutcome } from "../../src/pipeline/sync.ts";
import { syncProject } from "../../src/pipeline/sync.ts";
import type { Database } from "../../src/registry/database.ts";
import { openDatabase } from "../../src/registry/open.ts";
import type { TestDatabase } from "./database.ts";
import { freshDatabase } from "./database.ts";
import { commitAll, makeFolder } from "./git-folder.ts";

/** A small catalog in a Git repository, beside a registry of its own. */
export interface Workspace {
  readonly root: string;
  readonly database: TestDatabase;
  /** As the superuser, for looking and for meddling. */
  readonly db: Database;
  write(path: string, text: string): void;
  remove(path: string): void;
  commit(message: string): string;
  /** Syncs as a login that is a member of tenantry_sync alone. */
  sync(settings?: Partial<SyncInput>): Promise<SyncOutcome>;
}

const config = `version: 1
currency: INR
limits:
  max_users: {unit: users, kind: quota}
policy:
  sync: {max_remove_percent: 20, max_update_percent: 50, max_suspend: 1, small_set: {below: 3, max: 1}}
cache: none
`;

/** Ids of the tenants that a new workspace has; all are gold and active. */
export const TENANTS = ["acme", "beta", "coral", "delta", "ember"] as const;

export function tierYaml(tier: string, { rank = 1, maxUsers = 100 } = {}): string {
  return `tier: ${tier}
rank: ${rank}
display_name: ${tier}
limits: {max_users: {default: ${maxUsers}, ceiling: 1000}}
features: []
monthly_cost: 1000
regions: [ap-south-1]
`;
}

/** `extra` is YAML of more keys. */
export function tenantYaml(id: string, { tier = "gold", status = "active", extra = "" } = {}): string {
  const suspension = status === "suspended" ? "suspension: {reason: unpaid}\n" : "";
  return `tenant_id: ${id}
display_name: Tenant ${id}
tier: ${tier}
status: ${status}
${suspension}owner: ${id}@gcc.example
region: ap-south-1
${extra}`;
}

/** Files that are not synced yet. Everything is gone when the test has finished. */
export async function newWorkspace(): Promise<Workspace> {
  const root = makeFolder();
  const database = await freshDatabase();
  const db = await openDatabase(database.url);
  onTestFinished(async () => {
    await db.close();
    await database.close();
    rmSync(root, { recursive: true, force: true });
  });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write("tenantry.yaml", config);
  write("tiers/silver.yaml", tierYaml("silver"));
  write("tiers/gold.yaml", tierYaml("gold", { rank: 2, maxUsers: 200 }));
  for (const folder of ["features", "flags"]) write(`${folder}/.gitkeep`, "");
  for (const id of TENANTS) write(`tenants/${id}.yaml`, tenantYaml(id));
  return {
    root,
    database,
    db,
    write,
    remove: (path) => rmSync(join(root, path)),
    commit: (message) => commitAll(root, message),
    sync: (settings = {}) =>
      syncProject({
        root,
        today: "2026-11-23",
        startedAt: "2026-11-23T09:00:00Z",
        syncId: randomUUID(),
        databaseUrl: database.urlAs("tenantry_sync"),
        environment: "test",
        asked: "none",
        redisUrl: undefined,
        ...settings,
      }),
  };
}

/** A workspace whose first commit has been synced. */
export async function syncedWorkspace(): Promise<Workspace> {
  const workspace = await newWorkspace();
  workspace.commit("first");
  await workspace.sync();
  return workspace;
}
