import { OperationalError } from "../../src/model/operational-error.ts";

/** The OperationalError that a promise ends with; anything else fails the test. */
export async function failureOf(promise: Promise<unknown>): Promise<OperationalError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OperationalError)) throw new Error("Expected an OperationalError.", { cause: error });
  return error;
}
