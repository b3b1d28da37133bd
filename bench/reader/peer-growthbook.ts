import type { FlagSpec, FlagTool } from "./flag-set.ts";

interface Client {
  initSync(options: object): unknown;
  isOn(flag: string, context: object): boolean;
  destroy(): void;
}

/** Its client for servers. @param load a package of the folder that the peers were installed in */
export function openGrowthBook(load: NodeJS.Require, specs: readonly FlagSpec[]): FlagTool<object> {
  // Of the version that is pinned.
  const { GrowthBookClient } = load("@growthbook/growthbook") as { GrowthBookClient: new () => Client };
  const client = new GrowthBookClient();
  const features = Object.fromEntries(specs.map((spec) => [spec.name, toFeature(spec)]));
  client.initSync({ payload: { features } });
  return {
    contextOf: ({ tenant, tier, user }) => ({ attributes: { tenant, tier, userId: user } }),
    isOn: (flag, context) => client.isOn(flag, context),
    close: () => client.destroy(),
  };
}

function toFeature(spec: FlagSpec): object {
  if (spec.kind === "plain") return { defaultValue: spec.on };
  if (spec.kind === "share")
    return { defaultValue: false, rules: [{ force: true, coverage: spec.percent / 100, hashAttribute: "userId" }] };
  const condition = spec.kind === "tier" ? { tier: spec.tier } : { tenant: { $in: spec.tenants } };
  return { defaultValue: false, rules: [{ condition, force: true }] };
}
