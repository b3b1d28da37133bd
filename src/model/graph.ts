import type { DateText } from "./clock.ts";
import type { Severity } from "./diagnostic.ts";

/** `missing` is a name that something requires or excludes and that has no file. */
export type GraphNodeKind = "feature" | "flag" | "tier" | "missing";

/** For whom it is on: a percentage between none and all counts as some. */
export type Presence = "all" | "some" | "none";

/** What rules about dependencies say of a node. */
export interface GraphFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly line: number;
}

export interface GraphNode {
  /** `feature:search`, `flag:new_ui`, `tier:gold`, `missing:serach`. */
  readonly id: string;
  readonly kind: GraphNodeKind;
  readonly name: string;
  /** Of features and flags only. */
  readonly on?: Presence;
  readonly description?: string;
  /** The last day of a flag that has already passed. */
  readonly expired?: DateText;
  /** An error among the findings, or a name without a file: it does not work as it is written. */
  readonly broken: boolean;
  readonly findings: readonly GraphFinding[];
}

/** `conflicts` has no direction; it is there once, also when both sides say it. */
export type GraphEdgeKind = "requires" | "conflicts" | "includes" | "offers";

/** From the dependent to what it requires, or from a tier to a feature. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: GraphEdgeKind;
  /** It is part of a circle of requirements. */
  readonly cycle: boolean;
}

/** Who depends on whom. Nodes are sorted by id, edges by their ends and kind; every edge names nodes that are there. */
export interface DependencyGraph {
  /** Whose view it is; nothing: that of all tenants that are not archived. */
  readonly scope: { readonly tier?: string; readonly tenant?: string };
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Each as the ids of its nodes in order. */
  readonly cycles: readonly (readonly string[])[];
}
