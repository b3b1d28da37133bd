/* Generated from schema/ by `npm run generate`: edit the schema instead. */

export type RuleSetting = RuleSeverity | RuleDetails;
/**
 * What a finding of the rule is.
 */
export type RuleSeverity = "error" | "warning" | "info" | "off";

/**
 * tenantry.yaml: the policy and the vocabulary of a catalog.
 */
export interface ProjectFile {
  /**
   * The version of this file's format.
   */
  version: 1;
  /**
   * Freezes the clock of check for catalogs that are examples or fixtures. A real catalog leaves it out.
   */
  as_of?: string;
  /**
   * ISO 4217 code of every amount in the catalog.
   */
  currency: string;
  /**
   * The vocabulary of limits: every tier sets each of them, a tenant may override one.
   */
  limits: {
    [k: string]: LimitDefinition;
  };
  /**
   * What check and sync enforce.
   */
  policy?: {
    /**
     * The discipline of flags.
     */
    flags?: {
      /**
       * The most flags that may exist with state on.
       */
      max_active?: number;
      /**
       * The longest life of a flag, counted from created.
       */
      max_age_days?: number;
      /**
       * How long before its expiry a flag or an override is warned about.
       */
      warn_days?: number;
      /**
       * How long after a date has passed a rule that depends on the clock stays a warning in files that a change does not touch.
       */
      grace_days?: number;
    };
    /**
     * Safety limits of a plan, counted in tenants.
     */
    sync?: {
      /**
       * The most tenants that one plan may remove, in percent of all.
       */
      max_remove_percent?: number;
      /**
       * The most tenants that one plan may update, in percent of all; what one tier edit explains counts once.
       */
      max_update_percent?: number;
      /**
       * The most tenants that one plan may suspend.
       */
      max_suspend?: number;
      /**
       * The most tenants that one plan may move to a tier of a lower rank.
       */
      max_downgrade?: number;
      /**
       * With fewer tenants than `below`, a count of `max` is allowed instead of a percentage.
       */
      small_set?: {
        /**
         * The size under which the count applies.
         */
        below: number;
        /**
         * How many tenants may change.
         */
        max: number;
      };
    };
    /**
     * How the audit log is exported.
     */
    audit?: {
      /**
       * Exports hold pseudonyms instead of e-mail addresses; false when it is left out.
       */
      pseudonymise?: boolean;
      /**
       * Locks what is exported to a bucket with Object Lock.
       */
      object_lock?: {
        /**
         * Who can delete it before its time: nobody, or whoever may bypass the lock.
         */
        mode: "compliance" | "governance";
        /**
         * For how many years.
         */
        years?: number;
      };
    };
    /**
     * The only domains that billing e-mail addresses may use.
     */
    billing_email_domains?: string[];
  };
  /**
   * The severity, the options and the exceptions of a rule by its id; what protects data (schema/*, references/*, dependencies/*) cannot be switched off.
   */
  rules?: {
    [k: string]: RuleSetting;
  };
  /**
   * How source code asks for flags, for what looks for them there.
   */
  code?: {
    /**
     * What is given the key of a flag: isEnabled stands for a call isEnabled("key"), flags.isEnabled for one on an object of this name, flags.* for its properties.
     *
     * @maxItems 50
     */
    accessors?: string[];
  };
  /**
   * Where deliveries go: said, never guessed.
   */
  cache: "redis" | "none";
  /**
   * The folders of the catalog, relative to this file.
   */
  paths?: {
    /**
     * The folder of the tenants.
     */
    tenants?: string;
    /**
     * The folder of the tiers.
     */
    tiers?: string;
    /**
     * The folder of the features.
     */
    features?: string;
    /**
     * The folder of the flags.
     */
    flags?: string;
  };
}
export interface LimitDefinition {
  /**
   * What is counted, for people: users, documents, GB.
   */
  unit: string;
  /**
   * quota and storage do not reset; a rate resets every `per`.
   */
  kind: "quota" | "rate" | "storage";
  /**
   * The period of a rate.
   */
  per?: "second" | "minute" | "hour" | "day" | "month";
  /**
   * What the limit means.
   */
  description?: string;
}
export interface RuleDetails {
  severity?: RuleSeverity;
  /**
   * Numbers of the rule, by name: its page says which.
   */
  options?: {
    [k: string]: number;
  };
  /**
   * Paths of files for which the rule says nothing; * stands for a name's part, ** for folders.
   *
   * @minItems 1
   * @maxItems 100
   */
  except?: string[];
}
