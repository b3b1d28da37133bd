import type { FlagSpec, FlagTool } from "./flag-set.ts";

interface Client {
  waitForInitialization(options: object): Promise<unknown>;
  boolVariation(flag: string, context: object, fallback: boolean): Promise<boolean>;
  close(): void;
}

interface Sdk {
  init(key: string, options: object): Client;
  basicLogger(options: object): object;
}

interface Integrations {
  readonly TestData: new () => { usePreconfiguredFlag(flag: object): unknown; getFactory(): unknown };
}

/** Its own source of flags without a server; no events. @param load a package of the folder of the peers */
export async function openLaunchDarkly(load: NodeJS.Require, specs: readonly FlagSpec[]): Promise<FlagTool<object>> {
  const sdk = load("@launchdarkly/node-server-sdk") as Sdk; // both of the version that is pinned
  const { TestData } = load("@launchdarkly/node-server-sdk/integrations") as Integrations;
  const data = new TestData();
  for (const spec of specs) data.usePreconfiguredFlag(toFlag(spec));
  const client = sdk.init("sdk-key", {
    updateProcessor: data.getFactory(),
    sendEvents: false,
    diagnosticOptOut: true,
    logger: sdk.basicLogger({ level: "error" }),
  });
  await client.waitForInitialization({ timeout: 10 });
  return {
    contextOf: ({ tenant, tier, user }) => ({ kind: "multi", user: { key: user }, tenant: { key: tenant, tier } }),
    isOn: (flag, context) => client.boolVariation(flag, context, false),
    close: () => client.close(),
  };
}

const [ON, OFF] = [0, 1];

function toFlag(spec: FlagSpec): object {
  const flag = { key: spec.name, salt: spec.name, version: 1, variations: [true, false], offVariation: OFF };
  if (spec.kind === "plain") return { ...flag, on: spec.on, fallthrough: { variation: ON } };
  if (spec.kind === "share") {
    const weight = spec.percent * 1000;
    const variations = [{ variation: ON, weight }, { variation: OFF, weight: 100_000 - weight }]; // prettier-ignore
    return { ...flag, on: true, fallthrough: { rollout: { contextKind: "user", bucketBy: "key", variations } } };
  }
  const wanted =
    spec.kind === "tier" ? { attribute: "tier", values: [spec.tier] } : { attribute: "key", values: spec.tenants };
  const clauses = [{ contextKind: "tenant", op: "in", negate: false, ...wanted }];
  return { ...flag, on: true, fallthrough: { variation: OFF }, rules: [{ id: "0", variation: ON, clauses }] };
}
