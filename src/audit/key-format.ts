import { hash } from "node:crypto";

/** The type of signature in the format of signed notes. */
const ED25519 = Buffer.from([1]);
/** What stands before the 32 bytes of a private key in DER, and of a public one. */
export const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
export const SPKI = Buffer.from("302a300506032b6570032100", "hex");

/** `name+hash+base64`; `key` is the public half itself, or the private one. */
export function joinKey(name: string, point: Uint8Array, key: Uint8Array): string {
  return `${name}+${keyId(name, point).toString("hex")}+${Buffer.concat([ED25519, key]).toString("base64")}`;
}

/** The four bytes that signatures name a key by. */
export function keyId(name: string, point: Uint8Array): Buffer {
  return hash("sha256", Buffer.concat([Buffer.from(`${name}\n`), ED25519, point]), "buffer").subarray(0, 4);
}
