import type { NamedRange } from "../audit/export-names.ts";
import { checkpointName, dataName } from "../audit/export-names.ts";
import type { ExportFault } from "../model/audit-verdict.ts";

const restore =
  "Bring it back from a copy of the archive (a bucket keeps older versions), and find out who took it away.";

/** Whether a range goes on from the links before it, and has both of its files. */
export function judgePlace(range: NamedRange, links: number): ExportFault | null {
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

/** What no export is called. */
export function strangeFile(file: string): ExportFault {
  const why = `${file} calls itself an export, and no export is called so`;
  return {
    kind: "strange-file",
    file,
    link: null,
    why,
    hint: "Find out where it is from; a copy does not belong here.",
  };
}

/** A place in which nothing was ever exported proves nothing. */
export function noExports(place: string): ExportFault {
  return {
    ...{ kind: "no-exports", file: null, link: null, why: `there are no exports in ${place}` },
    hint: "Name the place that `tenantry audit export --to` writes to; if it is this one, find out who emptied it.",
  };
}
