import type { FoundEntry } from "../audit/journal-entry.ts";
import { decodeEntry, judgeEntry } from "../audit/journal-entry.ts";
import type { Verifier } from "../audit/signing-keys.ts";
import { readVerifier } from "../audit/signing-keys.ts";
import type { RefusedEntry } from "../model/journal.ts";

/** Older ones surprise everybody: who still means it suspends again. */
const OLDEST_MS = 7 * 86_400_000;
/** The clocks of two machines differ, but not so much. */
const AHEAD_MS = 3_600_000;

/** A text, and where it lies: in the stream of Redis, or in a file. */
export interface JournalPlace {
  readonly text: string;
  /** The id in the stream. */
  readonly streamId?: string;
  readonly path?: string;
}

/** One entry with all places where it lies. */
export interface Believed extends FoundEntry {
  readonly text: string;
  readonly places: readonly JournalPlace[];
}

export interface Judged {
  readonly believed: readonly Believed[];
  readonly refused: readonly RefusedEntry[];
  /** Nobody has said whom to believe. */
  readonly unjudged: number;
}

/** One key a line. @throws OperationalError `usage` for what is no operator's public key */
export function readOperators(text: string | undefined): Verifier[] {
  const lines = (text ?? "").split(/\s+/).filter((line) => line !== "");
  return lines.map((line) => readVerifier(line, "operator"));
}

/** Which entries are genuine, and ours. Whether they were replayed before, and their age, is for whoever asks the registry. */
export function judgePlaces(
  places: readonly JournalPlace[],
  operators: readonly Verifier[],
  registryId: string,
): Judged {
  const believed = new Map<string, Believed>();
  const refused: RefusedEntry[] = [];
  let unjudged = 0;
  for (const place of places) {
    const found = decodeEntry(place.text);
    const why = refuse(found, operators, registryId);
    const known = found && believed.get(found.entry.id);
    // An operator has one folder for all registries.
    if (found !== undefined && place.path !== undefined && found.entry.registry_id !== registryId) continue;
    if (found !== undefined && operators.length === 0) unjudged += 1;
    else if (found === undefined || why !== undefined)
      refused.push(describeRefusal(place, why ?? "", found?.entry.tenant_id ?? null));
    else if (known === undefined) believed.set(found.entry.id, { ...found, text: place.text, places: [place] });
    else if (known.text !== place.text) refused.push(describeRefusal(place, DOUBLED, found.entry.tenant_id));
    else believed.set(found.entry.id, { ...known, places: [...known.places, place] });
  }
  return { believed: [...believed.values()], refused, unjudged };
}

/** Another entry has had this id before. */
export const DOUBLED = "doubled: another entry has the same id";

export function describeRefusal(place: JournalPlace, why: string, tenant_id: string | null): RefusedEntry {
  return { place: place.path ?? `tenantry:journal ${place.streamId ?? ""}`, tenant_id, why };
}

/** Undefined for an entry that is young enough. */
export function judgeAge({ entry }: FoundEntry, now: number): string | undefined {
  const age = now - Date.parse(entry.at);
  if (age > OLDEST_MS) return "too old: it was signed more than seven days ago; suspend the tenant anew";
  return age < -AHEAD_MS ? "signed in the future: one of the clocks is wrong" : undefined;
}

function refuse(found: FoundEntry | undefined, operators: readonly Verifier[], registryId: string): string | undefined {
  if (found === undefined) return "damaged: it is not what Tenantry has written";
  const standing = judgeEntry(found, operators);
  if (standing === "forged") return `forged: the signature is not that of ${found.key}`;
  if (standing !== "signed") return `signed by ${found.key}, which is none of the operators' keys`;
  return found.entry.registry_id === registryId ? undefined : "of another registry";
}
