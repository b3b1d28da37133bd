import fc from "fast-check";
import type { Document, DocumentKind } from "../../../src/model/document.ts";
import type { FeatureFile } from "../../../src/model/generated/feature.ts";
import type { FlagFile } from "../../../src/model/generated/flag.ts";
import type { TenantFile } from "../../../src/model/generated/tenant.ts";
import type { TierFile } from "../../../src/model/generated/tier.ts";
import type { Entity, Project } from "../../../src/model/project.ts";

const features = ["f1", "f2", "f3", "f4"];
const flags = ["x1", "x2", "x3"];
const tiers = ["gold", "silver"];
const tenants = ["t1", "t2", "t3", "t4", "t5", "t6"];

const some = (ids: readonly string[]) => fc.subarray([...ids]);
const featureData = fc.record({ requires: some(features), conflicts: some(features) }, { requiredKeys: [] });
const tierData = fc.record({ features: some(features), addons: some(features) });
const flagData = fc.record({
  state: fc.constantFrom("on", "on", "off"),
  rollout: fc.array(
    fc.record(
      {
        tenants: fc.subarray(tenants, { minLength: 1 }),
        tiers: fc.subarray(tiers, { minLength: 1 }),
        percent: fc.constantFrom(0, 100),
      },
      { requiredKeys: ["percent"] },
    ),
    { maxLength: 3 },
  ),
  requires: some([...features, ...flags]),
  conflicts: some([...features, ...flags]),
});
const tenantData = fc.record({
  tier: fc.constantFrom(...tiers),
  status: fc.constantFrom("active", "active", "suspended", "archived"),
  features: fc.dictionary(fc.constantFrom(...features), fc.boolean()),
});

/** Small projects that are full of contradictions. Rollouts are whole or none, so that no bucket hides one. */
export const anyProject: fc.Arbitrary<Project> = fc
  .record({
    features: fc.tuple(...features.map(() => featureData)),
    flags: fc.tuple(...flags.map(() => flagData)),
    tiers: fc.tuple(...tiers.map(() => tierData)),
    tenants: fc.tuple(...tenants.map(() => tenantData)),
  })
  .map((data) => ({
    config: entity("project", "tenantry", { version: 1, currency: "INR", limits: {}, cache: "none" }),
    features: entities<FeatureFile>("feature", features, data.features),
    flags: entities<FlagFile>("flag", flags, data.flags),
    tiers: entities<TierFile>("tier", tiers, data.tiers),
    tenants: entities<TenantFile>("tenant", tenants, data.tenants),
    schemas: [],
    incomplete: new Set<never>(),
    ids: { feature: new Set(features), flag: new Set(flags), tier: new Set(tiers), tenant: new Set(tenants) },
  }));

function entities<T>(kind: DocumentKind, ids: readonly string[], data: readonly object[]): Map<string, Entity<T>> {
  // The rules under test read only the keys that the generators above fill in.
  return new Map(ids.map((id, index) => [id, entity(kind, id, { limits: {}, ...data[index] } as T)]));
}

function entity<T>(kind: DocumentKind, id: string, data: T): Entity<T> {
  const start = { offset: 0, line: 1, column: 1 };
  const document: Document = {
    kind,
    id,
    file: `${kind}s/${id}.yaml`,
    source: "",
    data: {},
    locate: () => ({ start, end: start }),
    commentsWith: () => [],
  };
  return { id, data, document };
}
