import { isJsonObject } from "../model/json.ts";
import type { Connection } from "./connection.ts";
import { APPLIED } from "./keys.ts";
import type { RegistryIdentity } from "./marker.ts";

/** Up to where everything has been delivered. */
export interface Applied extends RegistryIdentity {
  readonly revision: number;
  readonly commit: string | null;
  /** The last link of the audit log that was delivered; absent where an older program has written it. */
  readonly seq?: number;
}

/** Epoch and revision come first, because the script reads them from the head of the text. */
export async function recordApplied(connection: Connection, applied: Applied): Promise<void> {
  const { epoch, revision, registry_id, commit, seq } = applied;
  const text = JSON.stringify({ epoch, revision, registry_id, commit, seq });
  await connection.run((pipeline) => pipeline.tenantryApply(APPLIED, epoch, revision, text, registry_id));
}

/** undefined for a missing or unreadable text. */
export function decodeApplied(text: string | null | undefined): Applied | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "");
    if (!isJsonObject(value)) return undefined;
    const { registry_id, epoch, revision, commit, seq } = value;
    if (typeof registry_id !== "string" || typeof epoch !== "number" || typeof revision !== "number") return undefined;
    return {
      ...{ registry_id, epoch, revision, commit: typeof commit === "string" ? commit : null },
      ...(typeof seq === "number" && { seq }),
    };
  } catch {
    return undefined;
  }
}
