import type { LinkRange } from "../audit/export-names.ts";
import type { Archive } from "../model/archive.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { ExportedRange } from "./audit-range.ts";

/**
 * Adds a file, or finds the one of an interrupted export to be the same.
 * @returns its version
 * @throws OperationalError `refused` when it is another one
 */
export async function addData(
  archive: Archive,
  file: string,
  { bytes, end }: ExportedRange,
  unfinished: LinkRange | undefined,
): Promise<string | null> {
  if (unfinished === undefined) return (await archive.add(file, bytes)).version;
  const there = await archive.read(file);
  const chunks: Uint8Array[] = [];
  for await (const chunk of there?.chunks ?? []) chunks.push(chunk);
  if (end.links === unfinished.to && Buffer.concat(chunks).equals(bytes)) return there?.version ?? null;
  throw new OperationalError(
    "refused",
    `${file} has no checkpoint, and is not what the registry would export.`,
    "If an export was interrupted with other settings for pseudonyms, repeat it with those; else find out who wrote the file.",
  );
}
