/* Generated from schema/ by `npm run generate`: edit the schema instead. */

/**
 * flags/<id>.yaml: a temporary rollout, nothing else.
 */
export interface FlagFile {
  /**
   * The flag's id: the file's name without .yaml.
   */
  flag: string;
  /**
   * What the flag is for; only a kill switch may live without an expiry date.
   */
  kind: "release" | "experiment" | "ops" | "kill_switch";
  /**
   * What the flag switches.
   */
  description: string;
  /**
   * Who removes it when its time has come.
   */
  owner: string;
  /**
   * The day on which the flag was made.
   */
  created: string;
  /**
   * The day by which the flag is gone: at most max_age_days after created.
   */
  expires?: string;
  /**
   * The issue under which the flag will be removed.
   */
  tracking_issue?: string;
  /**
   * The master switch.
   */
  state: "on" | "off";
  /**
   * The first entry that matches a tenant decides; with none the flag is off.
   *
   * @maxItems 100
   */
  rollout?: RolloutRule[];
  /**
   * The features and flags that must be on with it.
   */
  requires?: string[];
  /**
   * The features and flags that must not be on with it.
   */
  conflicts?: string[];
}
export interface RolloutRule {
  /**
   * Matches these tenants.
   *
   * @minItems 1
   */
  tenants?: string[];
  /**
   * Matches tenants of these tiers.
   *
   * @minItems 1
   */
  tiers?: string[];
  /**
   * How many of those that match get it, in percent, at most two decimals.
   */
  percent: number;
  /**
   * What is counted: tenant is decided when the catalog is compiled, user when the flag is read.
   */
  by?: "tenant" | "user";
}
