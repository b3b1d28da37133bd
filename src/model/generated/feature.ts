/* Generated from schema/ by `npm run generate`: edit the schema instead. */

/**
 * features/<id>.yaml: an entitlement, permanent.
 */
export interface FeatureFile {
  /**
   * The feature's id: the file's name without .yaml.
   */
  feature: string;
  /**
   * What the feature does.
   */
  description: string;
  /**
   * Who answers for it.
   */
  owner: string;
  /**
   * The features that must be on with it.
   */
  requires?: string[];
  /**
   * The features that must not be on with it.
   */
  conflicts?: string[];
  /**
   * Added per tenant when the feature is an add-on. In the currency of tenantry.yaml, per month, at most two decimals.
   */
  monthly_cost?: number;
}
