import type { GithubAccess, WriteBackResult } from "../../model/write-back.ts";
import { requireRegistry } from "../../registry/migrate.ts";
import type { RegistryAddress } from "../registry-access.ts";
import { withDatabase } from "../registry-access.ts";
import { workOff } from "./work-off.ts";

/**
 * Tells Git of the emergencies that it does not know of yet, and asks what has become of the proposals.
 * @throws OperationalError of the registry; what GitHub refuses is a result
 */
export async function writeBack(
  address: RegistryAddress,
  access: GithubAccess,
  stop: AbortSignal,
): Promise<WriteBackResult[]> {
  const { environment } = address;
  return withDatabase(address, async (db) => {
    await requireRegistry(db, environment === undefined ? {} : { environment });
    return workOff(db, access, stop);
  });
}
