import { EMPTY_CHAIN } from "../audit/chain-verifier.ts";
import type { LinkRange } from "../audit/export-names.ts";
import { checkpointName, dataName, sortNames } from "../audit/export-names.ts";
import { LinkFingerprints } from "../audit/link-fingerprints.ts";
import type { Archive } from "../model/archive.ts";
import type { ExportFault } from "../model/audit-verdict.ts";
import type { ChainEnd } from "../model/sealed.ts";
import type { TrustedExports } from "./audit-archive.ts";
import { readCheckpoint } from "./audit-archive.ts";
import { judgeCheckpoint } from "./audit-checkpoint.ts";
import { judgeFile } from "./audit-export-file.ts";

/** What exports say by themselves, without the registry. */
export interface ExportsRead {
  /** How far they are in order. */
  readonly end: ChainEnd;
  readonly checkpoints: number;
  readonly pseudonymised: boolean;
  readonly fingerprints: LinkFingerprints;
  readonly bad: ExportFault | null;
}

const restore =
  "Bring it back from a copy of the archive (a bucket keeps older versions), and find out who took it away.";

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
  const { end, checkpoints, pseudonymised } = progress;
  return { end, checkpoints, pseudonymised, fingerprints, bad };
}

type Range = LinkRange & { readonly data: boolean; readonly checkpoint: boolean };

function judgePlace(range: Range, links: number): ExportFault | null {
  const { from, to } = range;
  const [data, note] = [dataName(range), checkpointName(range)];
  if (from <= links)
    return {
      ...{ kind: "exported-twice", file: data, link: from },
      why: `${data} has links from ${from} on, and the files before it go to ${links} already`,
      hint: "Find out which of the two is the copy, and remove it; the signed checkpoints name the right one.",
    };
  if (from > links + 1)
    return {
      ...{ kind: "range-missing", file: data, link: links + 1 },
      why: `links ${links + 1} to ${from - 1} are in no file`,
      hint: restore,
    };
  if (!range.data)
    return { kind: "file-missing", file: data, link: from, why: `${note} is there, and ${data} is not`, hint: restore };
  if (range.checkpoint) return null;
  return {
    ...{ kind: "checkpoint-missing", file: note, link: to, why: `${data} has no checkpoint` },
    hint: "If an export was interrupted, `tenantry audit export` writes it; else bring it back from a copy.",
  };
}

async function readOne(
  archive: Archive,
  range: Range,
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

function strangeFile(file: string): ExportFault {
  const why = `${file} calls itself an export, and no export is called so`;
  return {
    kind: "strange-file",
    file,
    link: null,
    why,
    hint: "Find out where it is from; a copy does not belong here.",
  };
}
