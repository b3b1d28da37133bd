import type { Signer, Verifier } from "./signing-keys.ts";

/** So that no signature of another kind of text is one of these. */
const CONTEXT = "tenantry backup v1\n";
const SEAL = /,"signature":"(\S+) ([A-Za-z0-9+/=]+)"\}$/;

/** The text of a JSON object, with a last key that says who signed all before it. */
export function sealText(text: string, { name, id, sign }: Signer): string {
  const signature = Buffer.concat([id, sign(CONTEXT + text)]).toString("base64");
  return `${text.slice(0, -1)},"signature":"${name} ${signature}"}`;
}

/** The text as it was before sealText; undefined unless a trusted key has signed it, to the last byte. */
export function openSealed(sealed: string, trusted: readonly Verifier[]): string | undefined {
  const [seal, name, base64 = ""] = SEAL.exec(sealed) ?? [];
  if (seal === undefined) return undefined;
  const bytes = Buffer.from(base64, "base64");
  const text = `${sealed.slice(0, -seal.length)}}`;
  const key = trusted.find((each) => each.name === name && each.id.equals(bytes.subarray(0, 4)));
  // Spare bits of Base64 would be a second form of one signature.
  return key?.verifies(CONTEXT + text, bytes.subarray(4)) === true && bytes.toString("base64") === base64
    ? text
    : undefined;
}
