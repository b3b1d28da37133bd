import { createHmac } from "node:crypto";
import type { SealedRecord } from "../model/sealed.ts";

// Begins only where a run of such characters does, so that a long text without an @ is walked through once.
const address =
  /(?<![\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-])[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu;

/**
 * A function that puts a pseudonym in the place of every e-mail address: the same for the same address and key, and not
 * to be undone, nor guessed at, without the key.
 */
export function createPseudonymiser(key: string): <T extends SealedRecord>(record: T) => T {
  const known = new Map<string, string>();
  const pseudonymOf = (email: string) => {
    const found = known.get(email);
    if (found !== undefined) return found;
    const made = `${createHmac("sha256", key).update(email.toLowerCase()).digest("hex").slice(0, 20)}@pseudonym.invalid`;
    if (known.size < 100_000) known.set(email, made);
    return made;
  };
  return (record) => {
    if (record.kind === "link") return record;
    const copy: Record<string, unknown> = { ...record };
    for (const [name, value] of Object.entries(record))
      if (typeof value === "string" && value.includes("@")) copy[name] = value.replace(address, pseudonymOf);
    const changed = Object.entries(record).some(([name, value]) => copy[name] !== value);
    // The same fields with other texts.
    return changed ? ({ ...copy, pseudonymised: true } as unknown as typeof record) : record;
  };
}
