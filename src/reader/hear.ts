import type { Version } from "../cache/version.ts";
import type { Memory } from "./memory.ts";
import type { Refresher } from "./refresher.ts";

/** A newer version is known of: whoever reads without waiting finds it as soon as a server has given it. */
export function hear(memory: Memory, refresher: Refresher, tenantId: string, version: Version): void {
  memory.raise(tenantId, version);
  const known = memory.known(tenantId);
  if (known !== undefined && !memory.admits(tenantId, known.loaded)) refresher.refresh(tenantId);
}
