/** What went wrong around the user's files: a service, a lock, a setting. Rendered once, by the base command. */
export type OperationalCode =
  "usage" | "refused" | "plan_stale" | "safety_limit" | "delivery_pending" | "unavailable" | "lock_held";

export class OperationalError extends Error {
  override readonly name = "OperationalError";
  readonly code: OperationalCode;
  /** What to do about it, in one sentence. */
  readonly hint: string;

  constructor(code: OperationalCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}
