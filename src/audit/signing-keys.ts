import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import type { KeyPurpose } from "../model/key-purpose.ts";
import { OperationalError } from "../model/operational-error.ts";
import { PKCS8, SPKI, keyId } from "./key-format.ts";

/** The half that signs. */
export interface Signer {
  readonly name: string;
  /** Four bytes of the key's own, so that keys of one name can follow each other. */
  readonly id: Buffer;
  readonly sign: (text: string) => Buffer;
}

/** The half that is published. */
export interface Verifier {
  readonly name: string;
  readonly id: Buffer;
  readonly verifies: (text: string, signature: Uint8Array) => boolean;
}

/**
 * @param source where the text is from, for the message: the text itself is never quoted
 * @throws OperationalError `usage` for what is no private key, or one of another purpose
 */
export function readSigner(text: string, purpose: KeyPurpose, source: string): Signer {
  const parts = /^PRIVATE\+KEY\+([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim());
  const [, name = "", id = "", key = ""] = parts ?? [];
  const seed = Buffer.from(key, "base64").subarray(1);
  const hint = `Make one with \`tenantry keygen ${purpose} --out FILE\`.`;
  if (seed.length !== 32) throw new OperationalError("usage", `${source} holds no private key.`, hint);
  requirePurpose(name, purpose, source, hint);
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
  const point = createPublicKey(privateKey).export({ format: "der", type: "spki" }).subarray(SPKI.length);
  const own = keyId(name, point);
  if (own.toString("hex") !== id) throw new OperationalError("usage", `The private key of ${source} is damaged.`, hint);
  return { name, id: own, sign: (message) => sign(null, Buffer.from(message), privateKey) };
}

/** @throws OperationalError `usage` for what is no verifier key, or one of another purpose */
export function readVerifier(text: string, purpose: KeyPurpose): Verifier {
  const parts = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim());
  const [, name = "", id = "", key = ""] = parts ?? [];
  const point = Buffer.from(key, "base64").subarray(1);
  const hint = "Give the line that `tenantry keygen` printed: NAME+HASH+BASE64.";
  const own = keyId(name, point);
  if (text.startsWith("PRIVATE+KEY+")) throw new OperationalError("usage", "That is a private key.", hint);
  if (point.length !== 32 || own.toString("hex") !== id)
    throw new OperationalError("usage", `${JSON.stringify(text)} is no verifier key.`, hint);
  requirePurpose(name, purpose, "The verifier key", hint);
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI, point]), format: "der", type: "spki" });
  return { name, id: own, verifies: (message, signature) => verify(null, Buffer.from(message), publicKey, signature) };
}

function requirePurpose(name: string, purpose: KeyPurpose, source: string, hint: string): void {
  if (name === `tenantry-${purpose}` || name.startsWith(`tenantry-${purpose}/`)) return;
  throw new OperationalError("usage", `${source} is a key for something else (${name}), not for a ${purpose}.`, hint);
}
