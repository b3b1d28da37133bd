import { originOf } from "../audit/checkpoint.ts";
import { LinkFingerprints, findDifference } from "../audit/link-fingerprints.ts";
import { readVerifier } from "../audit/signing-keys.ts";
import type { ArchiveAddress } from "../archive/open-archive.ts";
import { openArchive } from "../archive/open-archive.ts";
import type { ChainVerdict, ExportFault } from "../model/audit-verdict.ts";
import type { ExportsRead } from "./audit-exports.ts";
import { readExports } from "./audit-exports.ts";
import type { VerifyOptions } from "./audit-verify.ts";
import { verifyChain } from "./audit-verify.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { readRegistry } from "./registry-access.ts";

export interface CompareInput extends RegistryAddress {
  readonly archive: ArchiveAddress;
  /** Verifier keys: every checkpoint must be signed by one of them. With none, signatures are not looked at. */
  readonly keys: readonly string[];
  readonly onExportProgress?: (rows: number, links: number) => void;
}

/**
 * Recomputes the log, and holds it against what was exported of it.
 * @throws OperationalError `usage` for what is no verifier key or no archive
 */
export async function compareAuditLog(input: CompareInput, options: VerifyOptions = {}): Promise<ChainVerdict> {
  const keys = input.keys.map((key) => readVerifier(key, "checkpoint"));
  const archive = await openArchive(input.archive);
  const { onExportProgress: onProgress } = input;
  // Exports first and in no transaction: they may take longer than one should stay open, and the log only grows.
  const origin = await readRegistry(input, "tenantry_auditor", (_, info) =>
    Promise.resolve(originOf(info.registry_id)),
  );
  const exported = await readExports(archive, { origin, keys, ...(onProgress && { onProgress }) });
  const present = new LinkFingerprints();
  const log = { isRead: false };
  const onEnd = () => {
    log.isRead = true;
    present.accept();
  };
  const watch: VerifyOptions = { ...options, onRecord: (record) => present.accept(record), onEnd };
  const verdict = await readRegistry(input, "tenantry_auditor", (sql) => verifyChain(sql, watch));
  const { end, checkpoints, pseudonymised } = exported;
  const said = {
    ...{ place: archive.label, ...end, checkpoints, keys: keys.length > 0, pseudonymised },
    compared: Math.min(present.links, end.links),
    not_exported: log.isRead ? Math.max(0, present.links - end.links) : null,
    bad: exported.bad ?? compareLogs(exported, present, log.isRead),
  };
  return { ...verdict, exports: said };
}

/** `isRead` when `present` is all that the registry has; else it ends before the link with the first fault. */
function compareLogs(
  { end, fingerprints }: ExportsRead,
  present: LinkFingerprints,
  isRead: boolean,
): ExportFault | null {
  const link = findDifference(fingerprints, present);
  if (link !== undefined) return differs(link, isRead);
  if (end.links <= present.links) return null;
  return isRead ? behind(present.links, end.links) : notCompared(present.links, end.links);
}

function differs(link: number, isRead: boolean): ExportFault {
  const how = isRead
    ? "An old backup was restored and written on, or the log was made anew"
    : "Somebody has written past the triggers of the log";
  return {
    ...{ kind: "registry-differs", file: null, link },
    why: `from link ${link} on the registry tells something else than was exported`,
    hint: `${how}: the exports are right. Keep both, find out who did it, and export to a new place from now on.`,
  };
}

function behind(present: number, exported: number): ExportFault {
  return {
    ...{ kind: "registry-behind", file: null, link: present + 1 },
    why: `the registry ends with link ${present}, and links up to ${exported} were exported`,
    hint:
      "An old backup was restored, or the end was cut off: the exports have what is missing. Restore a newer backup " +
      "before anything is written, or keep both and find out who did it. After a restore, " +
      "`update tenantry.registry_state set epoch = epoch + 1` lets the caches take what is older (docs/cache.md).",
  };
}

function notCompared(present: number, exported: number): ExportFault {
  const from = present + 1;
  const range = from === exported ? `link ${from} was` : `links ${from} to ${exported} were`;
  return {
    ...{ kind: "not-compared", file: null, link: from },
    why: `${range} not compared, because the log itself is not what was sealed there`,
    hint: `The exports are whole, and have what was sealed from link ${from} on: hold the registry against them by hand.`,
  };
}
