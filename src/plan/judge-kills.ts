import type { JsonObject } from "../model/json.ts";
import type { Catalog } from "../model/catalog.ts";
import type { KilledFlag, Selection } from "../model/plan.ts";
import type { Hold, RegistryState } from "../model/registry.ts";
import { compareText } from "../model/diagnostic.ts";
import { isKill } from "../model/kill.ts";
import { ownValue } from "../model/own-value.ts";
import { isCaughtUp } from "./keep-holds.ts";

/**
 * The flags that are held off for every tenant, by flag. Such a hold ends when a commit after it has the flag off, or no
 * such flag any more. A part of a commit ends none: tenants that it leaves out may still be asked to have the flag.
 */
export function judgeKills(input: {
  readonly catalog: Pick<Catalog, "flags">;
  readonly state: Pick<RegistryState, "holds">;
  readonly commit: string | null;
  readonly forward?: boolean;
  readonly selection?: Selection | undefined;
}): KilledFlag[] {
  const { catalog, state, commit, forward = true, selection } = input;
  const caughtUp = (hold: Hold) =>
    selection === undefined &&
    isCaughtUp(hold, { forward, commit }) &&
    isOff(ownValue(catalog.flags, hold.target_id)?.document);
  return state.holds
    .filter(isKill)
    .map((hold) => ({ hold_id: hold.id, flag: hold.target_id, reason: hold.reason, reconciled: caughtUp(hold) }))
    .sort((a, b) => compareText(a.flag, b.flag));
}

function isOff(flag: JsonObject | undefined): boolean {
  return flag === undefined || flag["state"] === "off";
}
