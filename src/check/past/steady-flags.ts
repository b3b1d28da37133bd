import type { DateText } from "../../model/clock.ts";
import type { FlagFile } from "../../model/generated/flag.ts";
import type { JsonObject } from "../../model/json.ts";
import type { Entity } from "../../model/project.ts";
import type { RuleContext } from "../rule.ts";
import { daysBetween } from "../../model/clock.ts";
import { currentVersions } from "./lives.ts";

/** A flag that has stayed as it is. */
export interface SteadyFlag {
  readonly flag: Entity<FlagFile>;
  /** The day of the commit since which it is so. */
  readonly since: DateText;
  readonly days: number;
}

/**
 * The flags of which something holds today and has held in every commit for at least `days` days, as far back as Git
 * knows. Kill switches are meant to rest, and of one that has expired no more needs to be said.
 */
export function* listSteadyFlags(
  context: RuleContext,
  days: number,
  holds: (then: JsonObject, now: JsonObject) => boolean,
): Generator<SteadyFlag> {
  const { project, today, history } = context;
  for (const flag of project.flags.values()) {
    const now = flag.document.data;
    const { kind, expires = today } = flag.data;
    if (kind === "kill_switch" || expires < today || !holds(now, now)) continue;
    let since = today;
    for (const { data, date } of currentVersions(history, flag.id)) {
      if (data === undefined || !holds(data, now)) break;
      since = date;
    }
    const age = daysBetween(since, today);
    if (age >= days) yield { flag, since, days: age };
  }
}
