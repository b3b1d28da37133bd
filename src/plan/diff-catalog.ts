import type { Catalog } from "../model/catalog.ts";
import type { Plan, SafetyFinding, Selection, TenantChange } from "../model/plan.ts";
import type { Hold, RegistryState } from "../model/registry.ts";
import type { EntityDiff } from "./diff-entities.ts";
import type { JsonObject } from "../model/json.ts";
import type { Ranks } from "./judge-safety.ts";
import type { Allowance } from "./exceed-limit.ts";
import type { CauseContext } from "./explain-change.ts";
import type { HoldContext } from "./keep-holds.ts";
import type { SyncPolicy } from "./sync-policy.ts";
import type { TenantDiff } from "./diff-tenant.ts";
import { compareText } from "../model/diagnostic.ts";
import { ownValue } from "../model/own-value.ts";
import { diffEntities } from "./diff-entities.ts";
import { diffSettings, judgeCurrency } from "./diff-settings.ts";
import { createTenant, deleteTenant, updateTenant } from "./diff-tenant.ts";
import { nameEntity } from "./explain-change.ts";
import { groupEffects } from "./group-effects.ts";
import { hashPlan } from "./hash-plan.ts";
import { judgeKills } from "./judge-kills.ts";
import { judgeCounts, judgeEmptied } from "./judge-safety.ts";
import { judgeUsage } from "./judge-usage.ts";
import { judgeTenant, refuseEmpty, refuseTombstone } from "./judge-tenant.ts";
import type { NamedDiff } from "./select-changes.ts";
import { selectChanges } from "./select-changes.ts";
import { selectTenants } from "./select-tenants.ts";
import { summarize } from "./summarize.ts";

export interface DiffInput {
  readonly catalog: Catalog;
  /** Its `tenants` must hold every row that selectTenants names. */
  readonly state: RegistryState;
  /** The commit that the catalog was read from. */
  readonly commit: string | null;
  /** What the state is, for people: `registry prod`, `commit 1a2b3c4`. */
  readonly label: string;
  /** null when the state is another catalog. */
  readonly environment: string | null;
  readonly policy: SyncPolicy;
  readonly allow?: Allowance;
  /**
   * False for what is no step of history: files that are no commit, or a commit that does not descend from the last
   * synced one. It ends no hold, and no suspension without being asked to.
   */
  readonly forward?: boolean;
  /** Makes a partial plan; its addresses are known ones. */
  readonly selection?: Selection | undefined;
}

/** Catalog minus state. Pure: no clock, no random number, the same input gives the same plan. */
export function diffCatalog(input: DiffInput): Plan {
  const { catalog, state, environment, forward = true } = input;
  const all = [
    ...diffEntities("tier", catalog.tiers, state.tiers),
    ...diffEntities("feature", catalog.features, state.features),
    ...diffEntities("flag", catalog.flags, state.flags),
  ];
  const written = new Set(all.filter(({ declared }) => declared).map(({ write }) => nameEntity(write)));
  const killed = judgeKills(input);
  const off = new Set(killed.filter(({ reconciled }) => !reconciled).map(({ flag }) => flag));
  const context = { catalog, state, written, forward, commit: input.commit, killed: off };
  const changed = { entities: all, tenants: diffTenants(context) };
  const { entities, tenants: diffs, ...rest } = selectChanges(changed, input.selection);
  const tenants = diffs.map(({ change }) => change).filter((change) => change !== undefined);
  const held = diffs.flatMap((diff) => diff.held);
  const usage = judgeUsage(tenants, catalog.limits, state.usage, input.allow?.overages);
  // A part of a commit leaves what is said for all as it is.
  const settings = input.selection === undefined ? diffSettings(catalog, state.info) : [];
  const facts = {
    settings,
    entities: entities.map(({ write }) => write),
    tenants,
    held,
    ...(killed.length > 0 && { killed }),
  };
  return {
    format_version: "1.0",
    environment,
    base: {
      label: input.label,
      revision: environment === null ? null : state.info.revision,
      commit: state.info.last_commit,
      epoch: environment === null ? null : state.info.epoch,
    },
    target: { commit: input.commit, catalog_hash: catalog.hash },
    currency: catalog.currency,
    ...(input.selection && { selection: { ...input.selection, left_out: rest.count } }),
    summary: summarize(catalog, tenants, held.length + off.size, rest.leftOut),
    declared: listDeclared(entities, diffs),
    effects: groupEffects(tenants),
    ...facts,
    safety: [
      ...judgeCurrency(settings, input.allow ?? {}),
      ...judgePlan(input, tenants, written),
      ...usage.safety,
      ...rest.safety,
    ],
    warnings: usage.warnings,
    hash: hashPlan(facts),
  };
}

function diffTenants(context: CauseContext & HoldContext): NamedDiff[] {
  const { catalog, state } = context;
  const holds = holdsByTenant(state.holds);
  const created = Object.keys(catalog.tenants).filter((id) => !state.index.has(id));
  const selected = selectTenants(catalog, state.index, state.holds);
  return [...created, ...selected].sort(compareText).map((id) => {
    const entry = ownValue(catalog.tenants, id);
    const row = state.tenants.get(id);
    if (entry !== undefined && !state.index.has(id)) return { tenant_id: id, ...createTenant(entry, context.killed) };
    if (row === undefined) throw new Error(`the row of tenant ${id} was selected, but not read`);
    const own = holds.get(id) ?? [];
    const diff = entry === undefined ? deleteTenant(row, own) : updateTenant(entry, row, own, context);
    return { tenant_id: id, ...diff };
  });
}

function holdsByTenant(holds: readonly Hold[]): Map<string, Hold[]> {
  const found = new Map<string, Hold[]>();
  for (const hold of [...holds].sort((a, b) => a.id - b.id))
    if (hold.target_kind === "tenant") found.set(hold.target_id, [...(found.get(hold.target_id) ?? []), hold]);
  return found;
}

function listDeclared(entities: readonly EntityDiff[], tenants: readonly TenantDiff[]): Plan["declared"] {
  return [...entities, ...tenants].map(({ declared }) => declared).filter((declared) => declared !== undefined);
}

/** The rank of a tier as it will be and as it was; of one that is new or goes there is one only. */
function ranksOf(catalog: Catalog, state: RegistryState): Ranks {
  const rankIn = (document: JsonObject | undefined) => {
    const rank = document?.["rank"];
    return typeof rank === "number" ? rank : undefined;
  };
  const after = (tier: string) => rankIn(ownValue(catalog.tiers, tier)?.document);
  const before = (tier: string) => rankIn(state.tiers.get(tier)?.document);
  return { after: (tier) => after(tier) ?? before(tier), before: (tier) => before(tier) ?? after(tier) };
}

function judgePlan(
  { catalog, state, policy, allow = {}, forward = true }: DiffInput,
  changes: readonly TenantChange[],
  written: ReadonlySet<string>,
): SafetyFinding[] {
  const rows = [...state.index.values()];
  const existing = rows.filter(({ removed }) => !removed).length;
  const reused = rows.filter(({ removed, tenant_id }) => removed && Object.hasOwn(catalog.tenants, tenant_id));
  return [
    ...(Object.keys(catalog.tenants).length === 0 ? [refuseEmpty(existing)] : []),
    ...(["features", "flags"] as const).flatMap((key) =>
      judgeEmptied(key, state[key].size, Object.keys(catalog[key]).length, allow),
    ),
    ...judgeCounts({ changes, existing, written, forward, ranks: ranksOf(catalog, state) }, policy, allow),
    ...changes.flatMap((change) => {
      const { tenant_id } = change;
      return judgeTenant(change, ownValue(catalog.tenants, tenant_id), state.tenants.get(tenant_id)?.applied?.status);
    }),
    ...reused.map(({ tenant_id }) => refuseTombstone(tenant_id)),
  ];
}
