import { OperationalError } from "../model/operational-error.ts";

/** What is exported stays as it is. */
export function alreadyThere(place: string, cause?: unknown): OperationalError {
  return new OperationalError(
    "refused",
    `${place} is there already, and an export is never overwritten.`,
    "Another export may be running: wait for it, then look with `tenantry audit verify --exports`.",
    { cause },
  );
}
