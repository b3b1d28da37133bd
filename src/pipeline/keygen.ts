import { generateKey } from "../audit/generate-key.ts";
import type { KeyPurpose } from "../model/key-purpose.ts";

/** A new pair of keys: `secret` for a file of its own, `verifier` for everybody. */
export function makeKey(purpose: KeyPurpose, name?: string): { readonly secret: string; readonly verifier: string } {
  return generateKey(purpose, name);
}
