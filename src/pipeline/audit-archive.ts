import { createHash } from "node:crypto";
import type { Checkpoint } from "../audit/checkpoint.ts";
import { parseCheckpoint } from "../audit/checkpoint.ts";
import type { LinkRange } from "../audit/export-names.ts";
import { checkpointName } from "../audit/export-names.ts";
import type { SignedNote } from "../audit/signed-note.ts";
import { parseNote } from "../audit/signed-note.ts";
import type { Verifier } from "../audit/signing-keys.ts";
import type { Archive } from "../model/archive.ts";

/** More is no checkpoint. */
const LARGEST_NOTE = 65_536;

/** A checkpoint as an archive keeps it. */
export interface ArchivedCheckpoint {
  readonly note: SignedNote;
  readonly checkpoint: Checkpoint;
  /** SHA-256 of its bytes: what the next one names. */
  readonly sha256: string;
}

/** What exports are held against. */
export interface TrustedExports {
  /** The registry's. */
  readonly origin: string;
  /** With none, signatures are not looked at. */
  readonly keys: readonly Verifier[];
  readonly onProgress?: (rows: number, links: number) => void;
}

/** Undefined when it is missing, or not to be read as a checkpoint. */
export async function readCheckpoint(archive: Archive, range: LinkRange): Promise<ArchivedCheckpoint | undefined> {
  const file = await archive.read(checkpointName(range));
  if (file === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of file.chunks) {
    size += chunk.length;
    if (size > LARGEST_NOTE) return undefined;
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const note = parseNote(bytes.toString("utf8"));
  const checkpoint = note && parseCheckpoint(note.text);
  return note && checkpoint && { note, checkpoint, sha256: sha256(bytes) };
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
