import { isDate } from "../model/clock.ts";
import { isJsonObject } from "../model/json.ts";
import type { JournalEntry } from "../model/journal.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { NoteStanding, SignedNote } from "./signed-note.ts";
import { formatNote, judgeNote, parseNote } from "./signed-note.ts";
import type { Signer, Verifier } from "./signing-keys.ts";

/** The first line keeps signatures of other texts from being one of these. */
const TITLE = "tenantry journal v1";
const MOST_BYTES = 4096;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** An entry as it was found, and who says that it is theirs. */
export interface FoundEntry {
  readonly entry: JournalEntry;
  readonly note: SignedNote;
  /** The name of the key. */
  readonly key: string;
}

/** Who is meant by a key: `ann` for `tenantry-operator/ann`, else the whole name. */
export function personOf(key: string): string {
  return /^tenantry-operator\/(.+)$/.exec(key)?.[1] ?? key;
}

/** @throws OperationalError `usage` for more than 4 KiB */
export function encodeEntry(entry: JournalEntry, signer: Signer): string {
  const note = formatNote(textOf(entry), [signer]);
  if (Buffer.byteLength(note) > MOST_BYTES)
    throw new OperationalError("usage", "The journal entry is longer than 4 KiB.", "Give a shorter reason.");
  return note;
}

/** Undefined for whatever encodeEntry would not have written, to the last byte. Whether it may be believed is not said. */
export function decodeEntry(text: string): FoundEntry | undefined {
  if (Buffer.byteLength(text) > MOST_BYTES) return undefined;
  const note = parseNote(text);
  const [signature, ...more] = note?.signatures ?? [];
  if (note === undefined || signature === undefined || more.length > 0) return undefined;
  const entry = parseEntry(note.text.split("\n")[1] ?? "");
  if (entry === undefined || textOf(entry) !== note.text || entry.actor !== personOf(signature.name)) return undefined;
  const whole = `${note.text}\n— ${signature.name} ${signature.bytes.toString("base64")}\n`;
  return whole === text ? { entry, note, key: signature.name } : undefined;
}

export function judgeEntry({ note }: FoundEntry, trusted: readonly Verifier[]): NoteStanding {
  return judgeNote(note, trusted);
}

/** The keys are in this order. */
function textOf(entry: JournalEntry): string {
  const { id, registry_id, tenant_id, action, reason, incident, actor, at, review_by, review_at } = entry;
  const line = JSON.stringify({
    id,
    registry_id,
    tenant_id,
    action,
    reason,
    incident,
    actor,
    at,
    review_by,
    review_at,
  });
  return `${TITLE}\n${line}\n`;
}

function parseEntry(line: string): JournalEntry | undefined {
  const value = parseJson(line);
  if (!isJsonObject(value)) return undefined;
  const { id, registry_id, tenant_id, action, reason, incident, actor, at, review_by, review_at } = value;
  if (typeof id !== "string" || !UUID.test(id) || action !== "suspend") return undefined;
  if (typeof registry_id !== "string" || typeof tenant_id !== "string" || typeof actor !== "string") return undefined;
  if (typeof reason !== "string" || reason.trim() === "" || !isTextOrNull(incident)) return undefined;
  if (typeof at !== "string" || !isTime(at)) return undefined;
  if (!isTextOrNull(review_by) || (review_by !== null && !isDate(review_by))) return undefined;
  if (!isTextOrNull(review_at) || (review_at !== null && !isTime(review_at))) return undefined;
  return { id, registry_id, tenant_id, action, reason, incident, actor, at, review_by, review_at };
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

function isTime(text: string): boolean {
  return TIME.test(text) && !Number.isNaN(Date.parse(text));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
