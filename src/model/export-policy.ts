/** What `policy.audit` of tenantry.yaml asks of every export, as `audit export --json` prints it. */
export interface ExportPolicy {
  readonly pseudonymise: boolean;
  readonly object_lock: LockPolicy | null;
}

export interface LockPolicy {
  readonly mode: "compliance" | "governance";
  /** From 1 to 100. */
  readonly years: number;
}

/** Where neither the policy nor a flag says for how long. */
export const DEFAULT_LOCK_YEARS = 7;
