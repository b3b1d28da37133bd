import { OperationalError } from "../model/operational-error.ts";

/** The connection broke during COMMIT: whether the server has committed is not known, and only looking can tell. */
export class CommitLost extends OperationalError {
  constructor(cause: unknown) {
    const what =
      cause instanceof OperationalError ? cause.message.replace(/\.$/, "") : "The registry's connection broke";
    super(
      "unavailable",
      `${what} during COMMIT: it is not known whether the change was committed.`,
      "When the registry answers again, `tenantry status` shows the last sync; to run the command again does no harm.",
      { cause },
    );
  }
}
