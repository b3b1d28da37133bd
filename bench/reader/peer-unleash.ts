import { once, type EventEmitter } from "node:events";
import type { FlagSpec, FlagTool } from "./flag-set.ts";

interface Client extends EventEmitter {
  isEnabled(flag: string, context: object): boolean;
  destroy(): void;
}

/** Reads what it is given and nothing else: it asks no server, keeps no file, and counts nothing. */
const ALONE = {
  url: "http://127.0.0.1:9/",
  refreshInterval: 0,
  disableMetrics: true,
  storageProvider: { get: () => Promise.resolve(undefined), set: () => Promise.resolve() },
};

/** @param load a package of the folder that the peers were installed in */
export async function openUnleash(load: NodeJS.Require, specs: readonly FlagSpec[]): Promise<FlagTool<object>> {
  const { Unleash } = load("unleash-client") as { Unleash: new (config: object) => Client }; // of the version that is pinned
  const unleash = new Unleash({ ...ALONE, appName: "bench", bootstrap: { data: specs.map(toFlag) } });
  await once(unleash, "ready");
  return {
    contextOf: ({ tenant, tier, user }) => ({ userId: user, properties: { tenant, tier } }),
    isOn: (flag, context) => unleash.isEnabled(flag, context),
    close: () => unleash.destroy(),
  };
}

function toFlag(spec: FlagSpec): object {
  return { name: spec.name, enabled: spec.kind !== "plain" || spec.on, strategies: [toStrategy(spec)] };
}

function toStrategy(spec: FlagSpec): object {
  const among = (contextName: string, values: readonly string[]) => ({
    name: "default",
    parameters: {},
    constraints: [{ contextName, operator: "IN", values }],
  });
  if (spec.kind === "tenants") return among("tenant", spec.tenants);
  if (spec.kind === "tier") return among("tier", [spec.tier]);
  if (spec.kind === "plain") return { name: "default", parameters: {} };
  const parameters = { rollout: String(spec.percent), stickiness: "userId", groupId: spec.name };
  return { name: "flexibleRollout", parameters };
}
