import type { LinkRange } from "../audit/export-names.ts";
import { checkpointName, dataName } from "../audit/export-names.ts";
import { judgeNote } from "../audit/signed-note.ts";
import type { ExportFault } from "../model/audit-verdict.ts";
import type { ArchivedCheckpoint, TrustedExports } from "./audit-archive.ts";

/** Whether a checkpoint is signed as is asked for, is of this log and this place in it, and extends the one before. */
export function judgeCheckpoint(
  range: LinkRange,
  archived: ArchivedCheckpoint | undefined,
  { origin, keys }: TrustedExports,
  previous: string | null,
): ExportFault | null {
  const file = checkpointName(range);
  const fault = (kind: ExportFault["kind"], why: string, hint: string): ExportFault => ({
    ...{ kind, file, link: range.to, why: `${file} ${why}`, hint },
  });
  const replaced = "Bring the right one back from a copy of the archive, and find out who replaced it.";
  if (archived === undefined) return fault("checkpoint-replaced", "is not to be read as a checkpoint", replaced);
  const { note, checkpoint } = archived;
  switch (keys.length === 0 ? "signed" : judgeNote(note, keys)) {
    case "unsigned":
      return fault(
        "checkpoint-unsigned",
        "is not signed, and --key asks for it",
        "If exports began without a key, export to a new place with one; else somebody took the signature away.",
      );
    case "unknown-key":
      return fault(
        "checkpoint-of-other-key",
        `is signed by ${note.signatures.map(({ name }) => name).join(", ")}, which is none of the given keys`,
        "Give the verifier key of every key that has signed, also those from before a change; if it is nobody's, do not trust it.",
      );
    case "forged":
      return fault("checkpoint-forged", "has a signature that is not of its text", replaced);
    case "signed":
  }
  if (checkpoint.origin !== origin)
    return fault(
      "other-registry",
      `is of ${checkpoint.origin}, and the registry is ${origin}`,
      "Name the exports of this registry, or the registry of these exports (TENANTRY_DATABASE_URL).",
    );
  if (checkpoint.links < range.to)
    return fault(
      "checkpoint-rolled-back",
      `goes to link ${checkpoint.links} only: it was replaced by an older one`,
      replaced,
    );
  if (checkpoint.links !== range.to || checkpoint.file !== dataName(range))
    return fault("checkpoint-replaced", `is the one of ${checkpoint.file}`, replaced);
  if (checkpoint.previous !== previous)
    return fault(
      "checkpoint-replaced",
      "does not extend the checkpoint before it: one of the two was made anew",
      "Compare both with a copy of the archive: signed ones show who made them.",
    );
  return null;
}
