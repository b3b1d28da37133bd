import type { JsonValue } from "./json.ts";

/** One summand of an amount. */
export interface ExplainedPart {
  readonly value: number;
  /** `tier:gold`, `feature:x`. */
  readonly source: string;
  readonly file: string;
  /** Line and column count from 1. */
  readonly line: number;
  readonly column: number;
}

/** An effective value of a tenant and the place in the files that it comes from. */
export interface Explanation {
  readonly tenant_id: string;
  readonly path: string;
  /** `false` for a feature that the tenant's file switches off. */
  readonly value: JsonValue;
  /** The catalog's: of `monthly_cost`. */
  readonly currency: string;
  /** `tenant`, `tier:gold`, `flag:x`, `default`. */
  readonly source: string;
  readonly file: string;
  /** Line and column count from 1. */
  readonly line: number;
  readonly column: number;
  /** Of the monthly cost, when it has more than one. */
  readonly parts?: readonly ExplainedPart[];
}
