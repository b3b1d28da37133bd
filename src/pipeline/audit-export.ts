import { formatCheckpoint, originOf } from "../audit/checkpoint.ts";
import { checkpointName, dataName } from "../audit/export-names.ts";
import { judgeHead } from "../audit/judge-head.ts";
import { createPseudonymiser } from "../audit/pseudonyms.ts";
import { formatNote } from "../audit/signed-note.ts";
import { readSigner } from "../audit/signing-keys.ts";
import type { ArchiveAddress } from "../archive/open-archive.ts";
import { openArchive } from "../archive/open-archive.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { ExportReport } from "../model/audit-verdict.ts";
import { readChainHead } from "../registry/queries/read-chain-head.ts";
import { addData } from "./audit-add-data.ts";
import { sha256 } from "./audit-archive.ts";
import { requireContinued } from "./audit-continued.ts";
import type { LastExport } from "./audit-last-export.ts";
import { findLastExport } from "./audit-last-export.ts";
import type { ExportedRange, RangeOptions } from "./audit-range.ts";
import { readRange, requireSealed } from "./audit-range.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { readRegistry } from "./registry-access.ts";

export interface ExportInput extends RegistryAddress {
  readonly archive: ArchiveAddress;
  /** The text of a private key for checkpoints; without one they are not signed. */
  readonly key?: { readonly text: string; readonly source: string } | undefined;
  /** Puts pseudonyms in the place of e-mail addresses. */
  readonly pseudonymKey?: string | undefined;
  /** The size from which on a file gets no further transaction; 32 MiB by default. */
  readonly maxBytes?: number;
  readonly onProgress?: (rows: number, links: number) => void;
}

/**
 * Adds what the log has had since the last export: files of whole transactions, each with a checkpoint.
 * @throws OperationalError `refused` when the registry does not go on from the last export, or is not what was sealed
 */
export async function exportAuditLog(input: ExportInput): Promise<ExportReport> {
  const signer = input.key && readSigner(input.key.text, "checkpoint", input.key.source);
  const change = input.pseudonymKey === undefined ? <T>(record: T) => record : createPseudonymiser(input.pseudonymKey);
  const archive = await openArchive(input.archive);
  let last: LastExport = await findLastExport(archive);
  const files: ExportReport["files"][number][] = [];
  for (;;) {
    const { end, unfinished } = last;
    const limits: RangeOptions = {
      ...{ change, maxBytes: unfinished === undefined ? (input.maxBytes ?? 33_554_432) : Infinity },
      ...(unfinished && { until: unfinished.to }),
    };
    const { range, origin } = await readNext(input, last, limits, files.length === 0);
    if (range === undefined) break;
    const links = { from: end.links + 1, to: range.end.links };
    const file = dataName(links);
    const version = await addData(archive, file, range, unfinished);
    const body = { origin, ...range.end, file, sha256: sha256(range.bytes), version, previous: last.previous };
    const note = Buffer.from(formatNote(formatCheckpoint(body), signer === undefined ? [] : [signer]));
    const checkpoint = await archive.add(checkpointName(links), note);
    files.push({ file, ...links, rows: range.end.rows - end.rows, version, checkpoint_version: checkpoint.version });
    last = { end: range.end, origin, previous: sha256(note), unfinished: undefined };
    input.onProgress?.(last.end.rows, last.end.links);
  }
  return { place: archive.label, ...last.end, files, signed_by: signer?.name ?? null };
}

/** A transaction of its own: an upload may take longer than one should stay open. */
function readNext(
  input: ExportInput,
  last: LastExport,
  limits: RangeOptions,
  isFirst: boolean,
): Promise<{ readonly range: ExportedRange | undefined; readonly origin: string }> {
  return readRegistry(input, "tenantry_auditor", async (sql, { registry_id: id }) => {
    const origin = originOf(id);
    if (last.origin !== undefined && last.origin !== origin)
      throw new OperationalError(
        "refused",
        `${input.archive.place} has exports of another registry: ${last.origin}, and this one is ${origin}.`,
        "Name a folder or a prefix of its own for each registry.",
      );
    if (isFirst) await requireContinued(sql, last.end); // what this run has added itself is not counted again
    const range = await readRange(sql, last.end, limits);
    if (range === undefined) requireSealed(judgeHead(last.end, await readChainHead(sql)));
    return { origin, range };
  });
}
