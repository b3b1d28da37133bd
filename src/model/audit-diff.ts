import type { AuditedChange } from "./audit.ts";
import type { EntityKind } from "./document.ts";

/** A state of the registry: what was there after a transaction of the log. */
export interface AuditPoint {
  /** As it was asked for: a time, `revision 3`, `sync 0f…`. */
  readonly label: string;
  /** The transaction's place in the chain; 0 before the first. */
  readonly link: number;
}

/** What one entity became between two states. */
export interface EntityDifference {
  readonly kind: EntityKind | "hold";
  readonly id: string;
  readonly action: "create" | "update" | "delete";
  /** Sorted by path; of one that came or went all its values. */
  readonly fields: readonly AuditedChange[];
}

export interface AuditDiff {
  readonly from: AuditPoint;
  readonly to: AuditPoint;
  readonly currency: string | null;
  /** By kind and id. */
  readonly entities: readonly EntityDifference[];
}
