import type { FlagFile, RolloutRule } from "../../src/model/generated/flag.ts";
import { addDays } from "../../src/model/clock.ts";
import type { CatalogSize, Tier } from "./catalog.ts";
import { asOf } from "./catalog.ts";
import { Random } from "./random.ts";
import { tenantId } from "./tenant-id.ts";
import { markets, nameAt, objects, verbs } from "./words.ts";

const kinds = ["release", "release", "experiment", "ops", "release", "kill_switch"] as const;
const mostActive = 45;

/** Flags of every kind; none requires what one of its tiers lacks, and those in conflict go to different tiers. */
export function makeFlags(size: CatalogSize, tiers: readonly [Tier, ...Tier[]]): FlagFile[] {
  const flags: FlagFile[] = [];
  for (let index = 0; index < size.flags; index++) flags.push(makeFlag(size, tiers, index, flags));
  return flags;
}

function makeFlag(size: CatalogSize, tiers: readonly [Tier, ...Tier[]], index: number, before: FlagFile[]): FlagFile {
  const random = new Random(size.seed, `flag ${index}`);
  const kind = kinds[index % kinds.length] ?? "release";
  const created = addDays(asOf, -random.between(1, 55));
  const team = random.pick(["search", "assistants", "models", "ingest", "storage"]);
  const flag: FlagFile = {
    flag: nameAt(index, verbs, objects, markets),
    kind,
    description: "Rolled out step by step while the team watches error rates and answer times",
    owner: `${team}@gcc.example`,
    created,
    ...(kind === "kill_switch" ? {} : { expires: addDays(created, random.between(80, 90)) }),
    tracking_issue: `https://issues.gcc.example/${team.toUpperCase()}-${random.between(100, 999)}`,
    state: index < mostActive ? "on" : "off",
    rollout: makeRollout(random, kind, size, tiers, index),
  };
  const lowest = tiers.find((tier) => flag.rollout?.at(-1)?.tiers?.includes(tier.tier));
  if (kind === "ops" && lowest?.features[0] !== undefined) flag.requires = [lowest.features[0]];
  const rival = before[index - kinds.length];
  if (kind === "experiment" && tiers.length > 1 && rival !== undefined && index % 4 === 0) exclude(flag, rival);
  return flag;
}

function makeRollout(
  random: Random,
  kind: FlagFile["kind"],
  size: CatalogSize,
  tiers: readonly [Tier, ...Tier[]],
  index: number,
): RolloutRule[] {
  if (kind === "kill_switch") return [{ percent: 100 }];
  const percent = random.between(1, 18) * 5;
  if (kind === "experiment") {
    const tier = tiers[Math.floor(index / kinds.length) % tiers.length] ?? tiers[0];
    return [{ tiers: [tier.tier], percent, by: "user" }];
  }
  const upper = tiers.slice(random.between(0, tiers.length - 1)).map((tier) => tier.tier);
  const rest: RolloutRule = { tiers: upper, percent, ...(random.chance(0.5) ? { by: "user" } : {}) };
  if (kind === "ops" || size.tenants < 3) return [rest];
  const pilots = Array.from({ length: 3 }, () => tenantId(random.between(0, size.tenants - 1)));
  return [{ tenants: [...new Set(pilots)], percent: 100 }, rest];
}

function exclude(a: FlagFile, b: FlagFile): void {
  a.conflicts = [b.flag];
  b.conflicts = [a.flag];
}
