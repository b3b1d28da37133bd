import type { AuditEntry, AuditedBy } from "./audit.ts";
import type { TracedValue } from "./overview.ts";

/** An effective value with the entry of the log that made it what it is; null when the log does not reach back so far. */
export interface BlamedValue extends TracedValue {
  readonly set: (Pick<AuditEntry, "seq" | "at" | "committed_at" | "action"> & AuditedBy) | null;
}

/** Who set what a tenant has now. */
export interface Blame {
  readonly tenant_id: string;
  readonly config_version: number;
  readonly removed: boolean;
  readonly currency: string | null;
  readonly values: readonly BlamedValue[];
}
