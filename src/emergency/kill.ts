import { OperationalError } from "../model/operational-error.ts";
import { requireShort } from "../model/short-text.ts";
import type { HoldResult } from "../model/sync.ts";
import type { Database, Sql } from "../registry/database.ts";
import { closeHolds } from "../registry/queries/close-holds.ts";
import { layHold } from "../registry/queries/lay-hold.ts";
import { lockFlag } from "../registry/queries/lock-flag.ts";
import { readWritten } from "../registry/queries/read-written.ts";
import { listDependents, readVocabulary } from "./dependents.ts";
import { openHeld } from "./open-held.ts";
import { requireFlag } from "./require-holdable.ts";
import type { Emergent, Review } from "./run-emergency.ts";
import { findHold, runEmergency } from "./run-emergency.ts";

export interface KillInput extends Emergent, Review {
  readonly flag: string;
}

/**
 * Switches a flag off for every tenant at once, and holds it there: sync gives it to nobody, new tenants included. A
 * tenant's own hold on the flag waits until it is over.
 * @throws OperationalError `refused` for a flag that there is not
 */
export async function killFlag(db: Database, input: KillInput): Promise<HoldResult> {
  requireShort("--incident", input.incident ?? "");
  return runEmergency(db, "kill", input, (tx) => kill(tx, input));
}

async function kill(tx: Sql, input: KillInput): Promise<HoldResult> {
  const { flag } = input;
  await lockFlag(tx, flag);
  const words = await readVocabulary(tx);
  const target = { target_kind: "flag", target_id: flag, field: "state" } as const;
  const found = await findHold(tx, target);
  if (found === undefined) requireFlag(flag, words);
  const prior = words.flags.get(flag)?.document["state"] ?? "on";
  const common = {
    value_before: found === undefined ? prior : "off",
    value: "off",
    dependents: listDependents(words, flag),
  };
  if (found !== undefined) {
    // A hand may have given it to somebody since.
    await layHold(tx, found.id);
    const tenants = await readWritten(tx);
    return { ...common, hold: found, already: tenants.length === 0, tenants };
  }
  const hold = await openHeld(tx, { ...target, value: "off", prior_value: prior }, input);
  return { ...common, hold, already: false, tenants: await readWritten(tx) };
}

/**
 * Ends that: each tenant gets the flag as sync last read it from Git, or as a hold of its own says.
 * @throws OperationalError `refused` for a flag that is not held off
 */
export function unkillFlag(db: Database, input: Emergent & { readonly flag: string }): Promise<HoldResult> {
  return runEmergency(db, "unkill", input, (tx) => unkill(tx, input.flag));
}

async function unkill(tx: Sql, flag: string): Promise<HoldResult> {
  await lockFlag(tx, flag);
  const words = await readVocabulary(tx);
  const hold = await findHold(tx, { target_kind: "flag", target_id: flag, field: "state" });
  if (hold === undefined) {
    requireFlag(flag, words);
    throw new OperationalError(
      "refused",
      `The flag ${flag} is not held off.`,
      "There is nothing to end; `tenantry hold list` shows the open holds.",
    );
  }
  await closeHolds(tx, [hold.id], "lifted");
  return {
    hold: { ...hold, state: "lifted" },
    already: false,
    value_before: "off",
    value: words.flags.get(flag)?.document["state"] ?? "off",
    tenants: await readWritten(tx),
    dependents: [],
  };
}
