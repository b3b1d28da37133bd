import { EMPTY_CHAIN } from "../audit/chain-verifier.ts";
import type { NamedRange } from "../audit/export-names.ts";
import { sortNames } from "../audit/export-names.ts";
import { LinkFingerprints } from "../audit/link-fingerprints.ts";
import type { Archive } from "../model/archive.ts";
import type { ExportFault } from "../model/audit-verdict.ts";
import type { ChainEnd } from "../model/sealed.ts";
import type { TrustedExports } from "./audit-archive.ts";
import { readCheckpoint } from "./audit-archive.ts";
import { judgeCheckpoint } from "./audit-checkpoint.ts";
import { judgeFile } from "./audit-export-file.ts";
import { judgePlace, noExports, strangeFile } from "./audit-place.ts";

/** What exports say by themselves, without the registry. */
export interface ExportsRead {
  /** How far they are in order. */
  readonly end: ChainEnd;
  readonly checkpoints: number;
  readonly pseudonymised: boolean;
  readonly fingerprints: LinkFingerprints;
  readonly bad: ExportFault | null;
}

/** Reads every file, recomputes the chain in it, and holds each checkpoint against the one before. */
export async function readExports(archive: Archive, trusted: TrustedExports): Promise<ExportsRead> {
  const { ranges, strange } = sortNames(await archive.list());
  const fingerprints = new LinkFingerprints();
  const progress = { end: EMPTY_CHAIN, previous: null as string | null, checkpoints: 0, pseudonymised: false };
  let bad: ExportFault | null = null;
  for (const range of ranges) {
    bad = judgePlace(range, progress.end.links) ?? (await readOne(archive, range, trusted, progress, fingerprints));
    if (bad !== null) break;
    trusted.onProgress?.(progress.end.rows, progress.end.links);
  }
  const [odd] = strange;
  if (bad === null && odd !== undefined) bad = strangeFile(odd);
  if (bad === null && ranges.length === 0) bad = noExports(archive.label);
  const { end, checkpoints, pseudonymised } = progress;
  return { end, checkpoints, pseudonymised, fingerprints, bad };
}

async function readOne(
  archive: Archive,
  range: NamedRange,
  trusted: TrustedExports,
  progress: { end: ChainEnd; previous: string | null; checkpoints: number; pseudonymised: boolean },
  fingerprints: LinkFingerprints,
): Promise<ExportFault | null> {
  const archived = await readCheckpoint(archive, range);
  const wrong = judgeCheckpoint(range, archived, trusted, progress.previous);
  if (wrong !== null || archived === undefined) return wrong;
  const read = await judgeFile(archive, range, archived.checkpoint, progress.end, fingerprints);
  if (read.bad !== null) return read.bad;
  progress.end = read.end;
  progress.previous = archived.sha256;
  progress.checkpoints++;
  progress.pseudonymised ||= read.pseudonymised;
  return null;
}
