import { onTestFinished } from "vitest";
import type { SuspendInput } from "../../src/emergency/suspend.ts";
import { resumeTenant } from "../../src/emergency/resume.ts";
import { suspendTenant } from "../../src/emergency/suspend.ts";
import type { EmergencyResult } from "../../src/model/sync.ts";
import type { WriteBackResult } from "../../src/model/write-back.ts";
import { workOff } from "../../src/pipeline/write-back/work-off.ts";
import type { Database } from "../../src/registry/database.ts";
import { openDatabase } from "../../src/registry/open.ts";
import type { GithubServer } from "./github-server.ts";
import { startGithub } from "./github-server.ts";
import type { Workspace } from "./workspace.ts";
import { syncedWorkspace } from "./workspace.ts";

/** acme's file, with what an edit must leave alone. */
export const FILE = `# The first of all tenants.
tenant_id: acme   # for ever
display_name: Tenant acme

tier: gold
status: active # since 2024
owner: acme@gcc.example
region: ap-south-1
`;
export const ACME = "tenants/acme.yaml";

/** A synced catalog that GitHub has as well, and what people and deliveries do. */
export interface WriteBackSetup {
  readonly workspace: Workspace;
  readonly github: GithubServer;
  /** As a login that is a member of tenantry_sync alone. */
  readonly sync: Database;
  readonly suspend: (settings?: Partial<SuspendInput>) => Promise<EmergencyResult>;
  readonly resume: () => Promise<EmergencyResult>;
  /** One round of what is due. */
  readonly work: () => Promise<WriteBackResult[]>;
  /** Lets the time pass: everything that would be looked at again is due, and no lease lasts. */
  readonly later: () => Promise<void>;
  readonly rows: () => Promise<unknown[]>;
  /** The file as GitHub has it is committed here, and synced. */
  readonly syncFromGithub: () => Promise<void>;
}

const attribution = {
  actor: "olga",
  actor_source: "env",
  pr_url: null,
  pr_source: null,
  commit: null,
  reason: null,
} as const;

export async function setUpWriteBacks(file = FILE): Promise<WriteBackSetup> {
  const workspace = await syncedWorkspace();
  workspace.write(ACME, file);
  workspace.commit("acme");
  await workspace.sync();
  const github = await startGithub();
  github.write(ACME, file);
  const emergency = await openDatabase(workspace.database.urlAs("tenantry_emergency"));
  const sync = await openDatabase(workspace.database.urlAs("tenantry_sync"));
  onTestFinished(async () => {
    await emergency.close();
    await sync.close();
  });
  const input = { tenantId: "acme", reason: "payment overdue", attribution };
  return {
    ...{ workspace, github, sync },
    suspend: (settings = {}) => suspendTenant(emergency, { ...input, ...settings }),
    resume: () => resumeTenant(emergency, { ...input, reason: "paid" }),
    work: () => workOff(sync, github.access, new AbortController().signal),
    later: () =>
      workspace.db.script(
        `update tenantry.write_backs set next_at = now() - interval '1 second' where next_at is not null;
         update tenantry.write_backs set leased_until = now() - interval '1 second' where leased_until is not null`,
      ),
    rows: async () => (await workspace.db.query("select * from tenantry.write_backs order by hold_id, kind")).rows,
    syncFromGithub: async () => {
      workspace.write(ACME, github.read(ACME) ?? "");
      workspace.commit("merged");
      await workspace.sync();
    },
  };
}
