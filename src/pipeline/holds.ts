import type { Hold } from "../model/registry.ts";
import { listHolds as queryHolds } from "../registry/queries/list-holds.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { readRegistry } from "./registry-access.ts";

/** The open holds, oldest first; those that are closed too when `all` is set. */
export function listHolds(address: RegistryAddress, all = false): Promise<Hold[]> {
  return readRegistry(address, "tenantry_reader", (sql) => queryHolds(sql, all ? {} : { state: "open" }));
}
