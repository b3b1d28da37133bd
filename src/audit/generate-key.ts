import { generateKeyPairSync } from "node:crypto";
import type { KeyPurpose } from "../model/key-purpose.ts";
import { OperationalError } from "../model/operational-error.ts";
import { PKCS8, SPKI, joinKey } from "./key-format.ts";

/**
 * A new Ed25519 key: `secret` is kept, `verifier` published, both on one line as signed notes write them
 * (`name+hash+base64`).
 * @param label tells keys of one purpose apart: letters, digits and `._-`
 * @throws OperationalError `usage` for another label
 */
export function generateKey(
  purpose: KeyPurpose,
  label?: string,
): { readonly secret: string; readonly verifier: string } {
  if (label !== undefined && !/^[A-Za-z0-9._-]{1,64}$/.test(label))
    throw new OperationalError(
      "usage",
      `${JSON.stringify(label)} cannot be part of a key's name.`,
      "Use letters, digits, `.`, `_` and `-`, at most 64.",
    );
  const name = `tenantry-${purpose}${label === undefined ? "" : `/${label}`}`;
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const seed = privateKey.export({ format: "der", type: "pkcs8" }).subarray(PKCS8.length);
  const point = publicKey.export({ format: "der", type: "spki" }).subarray(SPKI.length);
  return { secret: `PRIVATE+KEY+${joinKey(name, point, seed)}`, verifier: joinKey(name, point, point) };
}
