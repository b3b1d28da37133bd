/* Generated from schema/ by `npm run generate`: edit the schema instead. */

/**
 * The default of a limit and the ceiling of overrides.
 */
export type TierLimit =
  | LimitValue
  | {
      default: LimitValue;
      ceiling?: LimitValue;
    };
/**
 * A whole number of units, or `unlimited`. 0, absent and unlimited are three different things.
 */
export type LimitValue = number | "unlimited";

/**
 * tiers/<id>.yaml: a service level and what it includes.
 */
export interface TierFile {
  /**
   * The tier's id: the file's name without .yaml.
   */
  tier: string;
  /**
   * The order of tiers, for `at least gold` and for calling a change a downgrade.
   */
  rank: number;
  /**
   * The name that people see.
   */
  display_name: string;
  /**
   * What the tier is for.
   */
  description?: string;
  /**
   * Every limit of the vocabulary: a number (default and ceiling alike), `unlimited`, or both apart.
   */
  limits: {
    [k: string]: TierLimit;
  };
  /**
   * The features that the tier includes.
   */
  features?: string[];
  /**
   * The features that a tenant of this tier may switch on.
   */
  addons?: string[];
  /**
   * What is promised.
   */
  sla?: {
    /**
     * Promised uptime in percent.
     */
    uptime_percent?: number;
    /**
     * Promised response time in milliseconds.
     */
    response_ms?: number;
  };
  /**
   * What a tenant of this tier costs. In the currency of tenantry.yaml, per month, at most two decimals.
   */
  monthly_cost?: number;
  /**
   * The regions that a tenant of this tier may choose; absent: all.
   */
  regions?: string[];
}
