import { createHash } from "node:crypto";
import { ChainVerifier } from "../audit/chain-verifier.ts";
import type { Checkpoint } from "../audit/checkpoint.ts";
import { LineReader } from "../audit/line-reader.ts";
import type { LinkRange } from "../audit/export-names.ts";
import { dataName } from "../audit/export-names.ts";
import type { LinkFingerprints } from "../audit/link-fingerprints.ts";
import type { Archive } from "../model/archive.ts";
import type { ExportFault } from "../model/audit-verdict.ts";
import type { ChainEnd } from "../model/sealed.ts";
import { splitLines } from "./split-lines.ts";

export interface FileRead {
  readonly end: ChainEnd;
  readonly pseudonymised: boolean;
  readonly bad: ExportFault | null;
}

const hint = "Bring the right file back from a copy of the archive, and find out who changed it.";

/** Recomputes what a file has of the chain, and compares its bytes with what its checkpoint says of them. */
export async function judgeFile(
  archive: Archive,
  range: LinkRange,
  checkpoint: Checkpoint,
  begin: ChainEnd,
  fingerprints: LinkFingerprints,
): Promise<FileRead> {
  const file = dataName(range);
  const verifier = new ChainVerifier(begin);
  let pseudonymised = false;
  const fail = (kind: ExportFault["kind"], why: string, link: number | null): FileRead => ({
    ...{ end: begin, pseudonymised, bad: { kind, file, link, why: `${file} ${why}`, hint } },
  });
  const archived = await archive.read(file);
  if (archived === undefined) return fail("file-missing", "is gone", range.from);
  if (archived.version !== checkpoint.version)
    return fail(
      "file-replaced",
      `was written again: it is version ${archived.version ?? "-"}, and ${checkpoint.version ?? "-"} was exported`,
      range.from,
    );
  const hash = createHash("sha256");
  const reader = new LineReader(begin.rows);
  let number = 0;
  for await (const line of splitLines(archived.chunks, hash)) {
    const record = reader.read(line);
    const at = `is not what was exported: line ${++number}`;
    if (record === undefined) return fail("file-altered", `${at} is none of an export`, verifier.end.links + 1);
    if (number === 1 && record.kind === "link" && record.seq !== range.from)
      return fail("file-replaced", `begins with link ${record.seq}: it is another file`, range.from);
    const fault = verifier.accept(record);
    if (fault !== undefined) return fail("file-altered", `${at}, ${fault.why}`, fault.link);
    fingerprints.accept(record);
    pseudonymised ||= record.kind !== "link" && record.pseudonymised === true;
  }
  const fault = verifier.accept();
  if (fault !== undefined) return fail("file-altered", `is not what was exported: ${fault.why}`, fault.link);
  fingerprints.accept();
  const { end } = verifier;
  if (end.links !== range.to)
    return fail("file-altered", `ends with link ${end.links}, and not with ${range.to}`, end.links + 1);
  if (end.head !== checkpoint.head || end.rows !== checkpoint.rows || hash.digest("hex") !== checkpoint.sha256)
    return fail("file-altered", "is not the one that its checkpoint is of", range.from);
  return { end, pseudonymised, bad: null };
}
