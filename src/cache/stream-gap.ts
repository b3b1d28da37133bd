/** Where a reader stands in the stream. */
export interface StreamPosition {
  /** The last entry it has read. */
  readonly id: string;
  /** How many entries had ever been added up to that one: what XINFO said at the start, plus those read since. */
  readonly read: number;
}

/** What XINFO STREAM says. */
export interface StreamState {
  /** last-generated-id */
  readonly last: string;
  /** entries-added */
  readonly added: number;
  readonly length: number;
}

/**
 * Why a reader at `position` may have missed entries; undefined when it can go on. XREAD gives no sign that entries were
 * trimmed or the stream was deleted, and max-deleted-entry-id does not move on trimming: only counting tells.
 */
export function findGap(position: StreamPosition | undefined, state: StreamState): string | undefined {
  if (position === undefined) return "start";
  const order = compareIds(state.last, position.id);
  if (order < 0 || state.added < position.read) return "recreated";
  if (order === 0) return state.added === position.read ? undefined : "counter";
  return state.added - state.length > position.read ? "trimmed" : undefined;
}

/** Ids are `milliseconds-sequence`, compared as numbers; text order would put 9-0 behind 10-0. */
function compareIds(a: string, b: string): number {
  const [aTime = 0n, aSequence = 0n] = a.split("-").map(BigInt);
  const [bTime = 0n, bSequence = 0n] = b.split("-").map(BigInt);
  const difference = aTime - bTime || aSequence - bSequence;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** XINFO answers names and values in turn. Throws when a name is missing: then nothing can be told. */
export function parseState(reply: unknown): StreamState {
  const fields = Array.isArray(reply) ? (reply as unknown[]) : [];
  const field = (name: string): unknown => fields[fields.indexOf(name) + 1];
  const [last, added, length] = [field("last-generated-id"), field("entries-added"), field("length")];
  if (typeof last !== "string" || typeof added !== "number" || typeof length !== "number")
    throw new TypeError("XINFO STREAM has an unknown form");
  return { last, added, length };
}
