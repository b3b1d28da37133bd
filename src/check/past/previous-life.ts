import type { FlagFile } from "../../model/generated/flag.ts";
import type { Entity } from "../../model/project.ts";
import type { FileVersion } from "../../model/history.ts";
import type { JsonObject, JsonValue } from "../../model/json.ts";
import type { RuleContext } from "../rule.ts";
import { livesOfFlag } from "./lives.ts";

/** A flag whose file was there before, was deleted, and is there again. */
export interface Comeback {
  readonly flag: Entity<FlagFile>;
  /** The last that the file said before it was deleted. */
  readonly before: JsonObject;
  /** The days on which it was deleted, and on which it had been added first. */
  readonly deleted: string;
  readonly firstAdded: string;
  /** It is about something else than it was. */
  readonly repurposed: boolean;
}

/** The flags that came back; of a life that cannot be read nothing can be said. */
export function* listComebacks({ project, history }: RuleContext): Generator<Comeback> {
  for (const flag of project.flags.values()) {
    const ended = livesOfFlag(history, flag.id).filter(({ end }) => end !== undefined);
    const before = ended[0]?.versions.find(({ data }) => data !== undefined)?.data;
    const deleted = ended[0]?.end?.date;
    const firstAdded = ended.at(-1)?.versions.at(-1)?.date;
    if (before === undefined || deleted === undefined || firstAdded === undefined) continue;
    yield { flag, before, deleted, firstAdded, repurposed: isRepurposed(before, flag.document.data) };
  }
}

/**
 * What Git has of a flag, newest first, deletions among it: a flag that came back is the one that it was, unless it is
 * about something else now.
 */
export function versionsOfFlag(
  { history }: Pick<RuleContext, "history">,
  flag: Entity<FlagFile>,
): readonly FileVersion[] {
  const versions = history?.versions("flag", flag.id) ?? [];
  const deletion = versions.findIndex(({ change }) => change === "deleted");
  const before = versions.slice(deletion).find(({ data }) => data !== undefined)?.data;
  const isOther = deletion !== -1 && before !== undefined && isRepurposed(before, flag.document.data);
  return isOther ? versions.slice(0, deletion) : versions;
}

/** A new description, or another owner and another kind: one of those alone changes while a flag stays what it is. */
function isRepurposed(before: JsonObject, now: JsonObject): boolean {
  if (before.kind !== now.kind && before.owner !== now.owner) return true;
  return sharedWords(before.description, now.description) < 0.5;
}

/** How much two texts have in common, from 0 to 1: of the shorter one's words, those that are in the other. */
function sharedWords(a: JsonValue | undefined, b: JsonValue | undefined): number {
  const [few = new Set<string>(), many = new Set<string>()] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.size - y.size);
  return few.size === 0 ? 1 : [...few].filter((word) => many.has(word)).length / few.size;
}

function wordsOf(text: JsonValue | undefined): Set<string> {
  return new Set((typeof text === "string" && text.toLowerCase().match(/[\p{L}\p{N}]+/gu)) || []);
}
