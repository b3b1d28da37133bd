/**
 * Whatever happens between them, no value comes back under an open hold, and no suspension ends without a command, or a
 * step forward to a commit that was made after it. Syncs are of the newest commit there is, or of one that was synced before.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Catalog } from "../../src/model/catalog.ts";
import type { Hold, RegistryState } from "../../src/model/registry.ts";
import { diffCatalog } from "../../src/plan/diff-catalog.ts";
import { layHolds } from "../../src/plan/lay-holds.ts";
import { resolveSyncPolicy } from "../../src/plan/sync-policy.ts";
import { stateOfCatalog } from "../../src/plan/state-of-catalog.ts";
import { killedFlags } from "../../src/model/kill.ts";
import { leavesOf } from "../../src/model/leaves.ts";
import { catalogOf, flag, projectOf, tenant } from "../support/catalogs.ts";
import { applyTo, editLive, holdOn } from "../support/memory-registry.ts";
import { runs } from "../support/runs.ts";

const policy = resolveSyncPolicy(projectOf().config.data);
const allow = { updates: 9, suspensions: 9, flags: 9, features: 9 };

/** What Git says of acme, as three bits: suspended, few users, flag off. 8: it has no file. */
const variants = Array.from({ length: 9 }, (_, bits) => compile(bits));

function compile(bits: number): Catalog {
  const status = bits & 1 ? { status: "suspended", suspension: { reason: "unpaid" } } : {};
  const file = tenant("acme", { tier: "gold", limits: { max_users: bits & 2 ? 250 : 300 }, ...status });
  const state = bits & 4 ? "off" : "on";
  return catalogOf({
    "tenants/acme.yaml": bits === 8 ? undefined : file,
    "flags/fast_path.yaml": flag("fast_path", { kind: "ops", state, rollout: [{ tiers: ["gold"], percent: 100 }] }),
  });
}

const FIELDS = ["status", "limits.max_users", "flags.fast_path"] as const;
type Field = (typeof FIELDS)[number];
const HELD = { status: "suspended", "limits.max_users": 250, "flags.fast_path": false } as const;

interface World {
  state: RegistryState;
  /** By number; the last is the newest. A commit's id is its number. */
  commits: { readonly bits: number; readonly madeAt: number }[];
  synced: number;
  now: number;
  /** When each field was last held, while no command has ended that. */
  readonly heldSince: Map<Field, number>;
}

const step = fc.record({
  what: fc.constantFrom("commit", "commit", "sync", "sync", "sync", "again", "rollback", "dirty", "hold", "hold", "lift", "hand", "import", "restart"), // prettier-ignore
  field: fc.constantFrom(...FIELDS),
  bits: fc.nat(8),
  which: fc.nat(99),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function catalogAt(bits: number): Catalog {
  return variants[bits] ?? expect.fail("no such variant");
}

/** What `converge` does with one commit, or with files that are none. */
function sync(world: World, bits: number, commit: number | null, forward: boolean, madeAt: number): void {
  const { state } = world;
  const input = { label: "", environment: "test", policy, allow, forward };
  const plan = diffCatalog({
    ...input,
    catalog: catalogAt(bits),
    state,
    commit: commit === null ? null : String(commit),
  });
  if (plan.safety.length > 0) return; // refused
  const ended = new Set((plan.killed ?? []).filter(({ reconciled }) => reconciled).map(({ hold_id }) => hold_id));
  const suspended = liveOf(world, "status") === "suspended";
  const after = applyTo(state, plan);
  const holds = after.holds.filter(({ id }) => !ended.has(id));
  const last_commit = commit === null ? state.info.last_commit : String(commit);
  world.state = { ...after, holds, info: { ...after.info, last_commit } };
  if (commit !== null) world.synced = commit;
  for (const [field, since] of world.heldSince) {
    const open = holds.some((hold) => hold.field === (field === "flags.fast_path" ? "state" : field));
    if (liveOf(world, field) === HELD[field]) continue;
    expect(open, `${field} came back under its open hold`).toBe(false);
    // A suspension that Git has carried is ended by Git going forward; a limit or flag by whatever is synced after it.
    if (field === "status" && suspended)
      expect(forward && madeAt > since, `ended by commit ${String(commit)}`).toBe(true);
    world.heldSince.delete(field);
  }
}

function liveOf({ state }: World, field: Field): unknown {
  const live = state.tenants.get("acme")?.live ?? expect.fail("acme is gone");
  return leavesOf(live).get(field) ?? false;
}

/** What suspend, hold and kill do, or their ends. */
function emergency(world: World, field: Field, end: boolean): void {
  const { state } = world;
  const row = state.tenants.get("acme") ?? expect.fail("acme is gone");
  const kill = field === "flags.fast_path";
  const own = (hold: Hold) => hold.field === (kill ? "state" : field);
  const others = state.holds.filter((hold) => !own(hold));
  const base = { base_commit: state.info.last_commit, review_by: "2020-01-01" };
  const hold = kill
    ? { ...holdOn("fast_path", "state", "off", world.now), ...base, target_kind: "flag" as const }
    : { ...holdOn("acme", field, HELD[field], world.now), ...base };
  const found = state.holds.find(own);
  const holds = end ? others : [...others, found ?? hold];
  const git = row.applied ?? row.live;
  const tenantHolds = holds.filter(({ target_kind, field: held }) => target_kind === "tenant" && held !== "status");
  const laid = layHolds(git, tenantHolds, killedFlags(holds));
  const stopped = holds.some(({ field: held }) => held === "status");
  const live = stopped ? { ...laid, status: "suspended" as const, suspension: { reason: "breach" } } : laid;
  const moved = editLive(state, "acme", {});
  const tenants = new Map(moved.tenants).set("acme", { ...row, config_version: row.config_version + 1, live });
  world.state = { ...moved, tenants, holds };
  if (end) world.heldSince.delete(field);
  else world.heldSince.set(field, world.now);
}

function run(world: World, { what, field, bits, which }: Step): void {
  world.now += 1;
  const head = world.commits.length - 1;
  const madeAt = (commit: number) => world.commits[commit]?.madeAt ?? 0;
  const bitsOf = (commit: number) => world.commits[commit]?.bits ?? 0;
  if (what === "commit") world.commits.push({ bits, madeAt: world.now });
  else if (what === "sync") sync(world, bitsOf(head), head, true, madeAt(head));
  else if (what === "again") sync(world, bitsOf(world.synced), world.synced, true, madeAt(world.synced));
  else if (what === "rollback" && world.synced > 0) {
    const target = which % world.synced;
    sync(world, bitsOf(target), target, false, madeAt(target));
  } else if (what === "dirty") sync(world, bits, null, false, 0);
  else if (what === "hold" || what === "lift") emergency(world, field, what === "lift");
  else if (what === "hand") byHand(world, field);
  // Files that say what is live, but for what a hold explains: those of the last commit, with other words around them.
  else if (what === "import") world.commits.push({ bits: bitsOf(head), madeAt: world.now });
  else if (what === "restart") world.state = { ...world.state, holds: JSON.parse(JSON.stringify(world.state.holds)) as Hold[] }; // prettier-ignore
}

/** Somebody undoes in the database what is held; the next sync has to put it back. */
function byHand(world: World, field: Field): void {
  const live = world.state.tenants.get("acme")?.live ?? expect.fail("acme is gone");
  const change = {
    status: { status: "active" as const },
    "limits.max_users": { limits: { ...live.limits, max_users: 900 } },
    "flags.fast_path": { flags: { ...live.flags, fast_path: true as const } },
  };
  world.state = editLive(world.state, "acme", change[field]);
}

test("nothing that is held comes back by itself, in 10,000 histories", () => {
  let ended = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 4, maxLength: 14 }), (steps) => {
      const world: World = {
        state: { ...stateOfCatalog(catalogAt(0), "0") },
        commits: [{ bits: 0, madeAt: 0 }],
        synced: 0,
        now: 0,
        heldSince: new Map(),
      };
      for (const each of steps) run(world, each);
      const before = world.heldSince.size;
      run(world, { what: "sync", field: "status", bits: 0, which: 0 });
      ended += before - world.heldSince.size;
    }),
    runs(10_000, 7),
  );
  // The other way is there too: Git does decide again.
  expect(ended).toBeGreaterThan(0);
}, 120_000);
