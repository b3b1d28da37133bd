/* Generated from schema/ by `npm run generate`: edit the schema instead. */

import type { JsonObject } from "../json.ts";

/**
 * A value within the tier's ceiling, or one above it with a reason and an expiry date.
 */
export type LimitOverride =
  | LimitValue
  | {
      value: LimitValue;
      /**
       * Why the limit is exceeded.
       */
      reason?: string;
      /**
       * Until when.
       */
      expires?: string;
      /**
       * Where it was agreed.
       */
      ticket?: string;
    };
/**
 * A whole number of units, or `unlimited`. 0, absent and unlimited are three different things.
 */
export type LimitValue = number | "unlimited";

/**
 * tenants/<id>.yaml: one tenant of the platform.
 */
export interface TenantFile {
  /**
   * The tenant's id: the file's name without .yaml; never reused, never renamed.
   */
  tenant_id: string;
  /**
   * The name that people see.
   */
  display_name: string;
  /**
   * The tenant's tier.
   */
  tier: string;
  /**
   * Where the tenant is in its life.
   */
  status: "provisioning" | "active" | "suspended" | "offboarding" | "archived";
  /**
   * Why the status changed; required to go back from offboarding to active.
   */
  status_reason?: string;
  /**
   * Why the tenant is suspended; required when it is.
   */
  suspension?: {
    /**
     * Why, for whoever asks.
     */
    reason: string;
    /**
     * Where it is tracked.
     */
    ticket?: string;
  };
  /**
   * Who answers for the tenant.
   */
  owner: string;
  /**
   * Who pays.
   */
  billing?: {
    /**
     * Where invoices go.
     */
    email: string;
    /**
     * The cost centre that is charged.
     */
    cost_center?: string;
  };
  /**
   * Where the tenant's data lives; one that its tier allows.
   */
  region: string;
  /**
   * The regimes that apply: sox, gdpr.
   */
  compliance?: string[];
  /**
   * Overrides of the tier's limits.
   */
  limits?: {
    [k: string]: LimitOverride;
  };
  /**
   * Features switched on (an add-on) or off for this tenant.
   */
  features?: {
    [k: string]: boolean;
  };
  /**
   * The tenant's own settings, validated by schema/tenant_config.schema.json of the catalog if there is one.
   */
  config?: JsonObject;
  /**
   * Free labels for filtering; Tenantry gives them no meaning.
   */
  labels?: {
    [k: string]: string;
  };
  /**
   * Refuses to remove the tenant.
   */
  prevent_deletion?: boolean;
}
