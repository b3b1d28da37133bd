import type { FlagSpec, FlagTool } from "./flag-set.ts";

interface Core {
  setConfigurations(flags: string): unknown;
  resolveBooleanEvaluation(flag: string, fallback: boolean, context: object): { readonly value: boolean };
}

/** @param load a package of the folder that the peers were installed in */
export function openFlagd(load: NodeJS.Require, specs: readonly FlagSpec[]): FlagTool<object> {
  const { FlagdCore } = load("@openfeature/flagd-core") as { FlagdCore: new () => Core }; // of the version that is pinned
  const core = new FlagdCore();
  const flags = Object.fromEntries(specs.map((spec) => [spec.name, toFlag(spec)]));
  core.setConfigurations(JSON.stringify({ flags }));
  return {
    contextOf: ({ tenant, tier, user }) => ({ tenant, tier, userId: user }),
    isOn: (flag, context) => core.resolveBooleanEvaluation(flag, false, context).value,
    close: () => undefined,
  };
}

function toFlag(spec: FlagSpec): object {
  const defaultVariant = spec.kind === "plain" && spec.on ? "on" : "off";
  const targeting = toTargeting(spec);
  return { state: "ENABLED", variants: { on: true, off: false }, defaultVariant, ...(targeting && { targeting }) };
}

function toTargeting(spec: FlagSpec): object | undefined {
  if (spec.kind === "tenants") return { if: [{ in: [{ var: "tenant" }, spec.tenants] }, "on", "off"] };
  if (spec.kind === "tier") return { if: [{ "==": [{ var: "tier" }, spec.tier] }, "on", "off"] };
  if (spec.kind === "plain") return undefined;
  const user = { cat: [{ var: "$flagd.flagKey" }, { var: "userId" }] };
  return { fractional: [user, ["on", spec.percent], ["off", 100 - spec.percent]] };
}
