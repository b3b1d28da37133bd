import { onTestFinished } from "vitest";
import type { Attribution } from "../../src/model/attribution.ts";
import type { JsonValue } from "../../src/model/json.ts";
import type { HoldResult } from "../../src/model/sync.ts";
import { killFlag, unkillFlag } from "../../src/emergency/kill.ts";
import { liftHold } from "../../src/emergency/lift-hold.ts";
import type { SetHoldInput } from "../../src/emergency/set-hold.ts";
import { setHold } from "../../src/emergency/set-hold.ts";
import type { Database } from "../../src/registry/database.ts";
import { openDatabase } from "../../src/registry/open.ts";
import { olga } from "./people.ts";
import type { Workspace } from "./workspace.ts";
import { newWorkspace } from "./workspace.ts";

/** A synced workspace with features and flags, and an emergency's login. */
export interface HeldWorkspace extends Workspace {
  readonly emergency: Database;
  hold(tenantId: string, field: string, value: JsonValue, more?: Partial<SetHoldInput>): Promise<HoldResult>;
  lift(tenantId: string, field: string): Promise<HoldResult>;
  kill(flag: string): Promise<HoldResult>;
  unkill(flag: string): Promise<HoldResult>;
  /** What services see of a tenant. */
  see(tenantId: string): Promise<Seen | undefined>;
}

export interface Seen {
  readonly limits: unknown;
  readonly features: unknown;
  readonly flags: unknown;
  readonly version: number;
}

const owner = "owner: ann@gcc.example";

export function featureYaml(id: string, requires: readonly string[] = []): string {
  return `feature: ${id}\ndescription: ${id}\n${owner}\nrequires: [${requires.join(", ")}]\n`;
}

/** On for every gold tenant, when it is on. */
export function flagYaml(id: string, { state = "on", requires = [] as readonly string[] } = {}): string {
  return `flag: ${id}
kind: release
description: ${id}
${owner}
created: 2026-10-01
expires: 2026-12-15
tracking_issue: https://issues.gcc.example/A-1
state: ${state}
requires: [${requires.join(", ")}]
rollout: [{tiers: [gold], percent: 100}]
`;
}

export function goldYaml({ maxUsers = 200 } = {}): string {
  return `tier: gold
rank: 2
display_name: gold
limits: {max_users: {default: ${maxUsers}, ceiling: 1000}}
features: [search, exports]
monthly_cost: 1000
regions: [ap-south-1]
`;
}

/** All five tenants are gold, so they have search, exports, fast_path and new_ui, which requires search. */
export async function heldWorkspace(attribution: Attribution = olga): Promise<HeldWorkspace> {
  const workspace = await newWorkspace();
  workspace.write("tiers/gold.yaml", goldYaml());
  workspace.write("features/search.yaml", featureYaml("search"));
  workspace.write("features/exports.yaml", featureYaml("exports", ["search"]));
  workspace.write("flags/fast_path.yaml", flagYaml("fast_path"));
  workspace.write("flags/new_ui.yaml", flagYaml("new_ui", { requires: ["fast_path"] }));
  workspace.commit("first");
  await workspace.sync();
  const emergency = await openDatabase(workspace.database.urlAs("tenantry_emergency"));
  onTestFinished(() => emergency.close());
  const why = { reason: "incident", attribution };
  return {
    ...workspace,
    emergency,
    hold: (tenantId, field, value, more = {}) => setHold(emergency, { ...why, tenantId, field, value, ...more }),
    lift: (tenantId, field) => liftHold(emergency, { ...why, name: { tenantId, field } }),
    kill: (flag) => killFlag(emergency, { ...why, flag }),
    unkill: (flag) => unkillFlag(emergency, { ...why, flag }),
    see: async (tenantId) => {
      const { rows } = await workspace.db.query<Seen>(
        "select limits, features, flags, config_version as version from tenantry.tenants where tenant_id = $1",
        [tenantId],
      );
      return rows[0];
    },
  };
}
