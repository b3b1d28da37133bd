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
  const onRecord: VerifyOptions["onRecord"] = (record) => present.accept(record);
  const verdict = await readRegistry(input, "tenantry_auditor", (sql) => verifyChain(sql, { ...options, onRecord }));
  if (verdict.bad === null) present.accept();
  const { end, checkpoints, pseudonymised } = exported;
  const bad = exported.bad ?? compareLogs(exported, present, verdict.bad === null);
  const said = { place: archive.label, ...end, checkpoints, keys: keys.length > 0, pseudonymised, bad };
  return { ...verdict, exports: said };
}

function compareLogs(
  { end, fingerprints }: ExportsRead,
  present: LinkFingerprints,
  whole: boolean,
): ExportFault | null {
  const link = findDifference(fingerprints, present);
  if (link !== undefined)
    return {
      ...{ kind: "registry-differs", file: null, link },
      why: `from link ${link} on the registry tells something else than was exported`,
      hint:
        "An old backup was restored and written on, or the log was made anew: the exports are right. Keep both, find out " +
        "who did it, and export to a new place from now on.",
    };
  if (!whole || end.links <= present.links) return null;
  return {
    ...{ kind: "registry-behind", file: null, link: present.links + 1 },
    why: `the registry ends with link ${present.links}, and links up to ${end.links} were exported`,
    hint:
      "An old backup was restored, or the end was cut off and the head set back: the exports have what is missing. " +
      "Restore a newer backup before anything is written, or keep both and find out who did it.",
  };
}
