import { randomUUID } from "node:crypto";
import { encodeEntry } from "../../src/audit/journal-entry.ts";
import { generateKey } from "../../src/audit/generate-key.ts";
import { readSigner } from "../../src/audit/signing-keys.ts";
import type { JournalEntry } from "../../src/model/journal.ts";
import type { CachedRegistry } from "./cached-registry.ts";

/** The operators of all tests. */
export const ann = generateKey("operator", "ann");
export const bob = generateKey("operator", "bob");

/** A suspension that ann has signed, but for what is said. */
export async function signEntry(
  { db }: CachedRegistry,
  tenant_id: string,
  changes: Partial<JournalEntry> = {},
  secret = ann.secret,
): Promise<string> {
  const { rows } = await db.query<{ registry_id: string }>("select registry_id from tenantry.registry_state");
  const entry = {
    ...{ id: randomUUID(), registry_id: rows[0]?.registry_id ?? "", tenant_id, action: "suspend" as const },
    ...{
      reason: "leaked key",
      incident: null,
      actor: "ann",
      at: new Date().toISOString(),
      review_by: null,
      review_at: null,
    },
  };
  return encodeEntry({ ...entry, ...changes }, readSigner(secret, "operator", "the test"));
}
