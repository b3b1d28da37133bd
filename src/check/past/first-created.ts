import type { DateText } from "../../model/clock.ts";
import type { FlagFile } from "../../model/generated/flag.ts";
import type { Entity } from "../../model/project.ts";
import type { RuleContext } from "../rule.ts";
import { isDate } from "../../model/clock.ts";
import { versionsOfFlag } from "./previous-life.ts";

type Asking = Pick<RuleContext, "history" | "today">;

/** The day of the first commit of a flag, and the `created` that stood at its end. */
export interface FirstCreated {
  readonly committed: DateText;
  readonly created: DateText;
}

/**
 * What Git knows of a flag's creation. What was mended on the day on which it was written was a slip, and what was
 * committed today still is one. undefined where Git has nothing older that can be read.
 */
export function firstCreated(context: Asking, flag: Entity<FlagFile>): FirstCreated | undefined {
  const readable = versionsOfFlag(context, flag).filter(({ data }) => data !== undefined);
  const committed = readable.at(-1)?.date;
  if (committed === undefined || committed === context.today) return undefined;
  const created = readable.find(({ date }) => date === committed)?.data?.created;
  return { committed, created: typeof created === "string" && isDate(created) ? created : committed };
}

/** The day from which the longest life of a flag is counted: moving `created` does not move it. */
export function lifeBegins(context: Asking, flag: Entity<FlagFile>): DateText {
  const { created } = flag.data;
  const first = firstCreated(context, flag)?.created ?? created;
  return first < created ? first : created;
}
