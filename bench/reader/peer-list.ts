/** What one tool says and how long it takes. */
export interface PeerFlags {
  /** Nanoseconds an evaluation, by group of flags. */
  readonly times: Readonly<Record<string, number>>;
  /** Of every flag that no hash decides, for every subject. */
  readonly answers: string;
  /** Of every flag for a share of the users: how many percent more or less it is. */
  readonly shares: readonly number[];
}

/** The tools that are measured beside, by the name that the program knows, with their packages. */
export const peerTools: Readonly<Record<string, string>> = {
  flagd: "@openfeature/flagd-core@4.0.1",
  unleash: "unleash-client@6.12.1",
  growthbook: "@growthbook/growthbook@1.8.0",
  launchdarkly: "@launchdarkly/node-server-sdk@9.13.7",
};
