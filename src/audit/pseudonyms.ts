import { createHmac } from "node:crypto";
import type { SealedRecord } from "../model/sealed.ts";

const word = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]/u.source;
// In a text of JSON the quotes of a name are escaped. One that is not ends the text, so none is crossed.
const quoted = /\\"(?:[^"\\]|\\\\(?:\\["\\]|[^"\\])|\\[^"\\]){1,256}\\"/u.source;
const domain = /(?:[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*|\[[\p{L}\p{N}.:-]+\])/u.source;
// Begins only where a run of such characters does, so that a long text without an @ is walked through once.
const address = new RegExp(`(?:(?<!${word})${word}+|${quoted})(?:@|%40)${domain}`, "gu");
/** As links have it. */
const encoded = /^([^@]*)%40([^@]*)$/;

/**
 * A function that puts a pseudonym in the place of every e-mail address: the same for the same address and key, and not
 * to be undone, nor guessed at, without the key.
 */
export function createPseudonymiser(key: string): <T extends SealedRecord>(record: T) => T {
  const known = new Map<string, string>();
  const pseudonymOf = (email: string) => {
    const found = known.get(email);
    if (found !== undefined) return found;
    const made = `${createHmac("sha256", key).update(email.toLowerCase().replace(encoded, "$1@$2")).digest("hex").slice(0, 20)}@pseudonym.invalid`;
    if (known.size < 100_000) known.set(email, made);
    return made;
  };
  return (record) => {
    if (record.kind === "link") return record;
    const copy: Record<string, unknown> = { ...record };
    for (const [name, value] of Object.entries(record))
      if (typeof value === "string" && (value.includes("@") || value.includes("%40")))
        copy[name] = value.replace(address, pseudonymOf);
    const changed = Object.entries(record).some(([name, value]) => copy[name] !== value);
    // The same fields with other texts.
    return changed ? ({ ...copy, pseudonymised: true } as unknown as typeof record) : record;
  };
}
