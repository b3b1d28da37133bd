import type { Document, EntityKind } from "../model/document.ts";
import { compareText } from "../model/diagnostic.ts";
import type { FileVersion, History } from "../model/history.ts";
import type { Memory } from "../model/memory.ts";
import type { LoadedProject } from "../model/project.ts";
import { chooseFolders } from "../load/folders.ts";
import { parseDocument } from "../load/parse-document.ts";
import type { BlobVersion } from "../git/fold-log.ts";
import type { LogOptions } from "../git/history.ts";
import { readFileLog } from "../git/history.ts";
import { readBlobContents } from "../git/read-blob-contents.ts";

/**
 * What Git remembers of a catalog's files, up to HEAD or to another `commit`; undefined outside of a repository.
 * `memory` keeps what an earlier run has read; the result is the same without it.
 */
export async function readHistory(
  root: string,
  loaded: LoadedProject,
  { commit, memory }: LogOptions = {},
): Promise<History | undefined> {
  const log = await readFileLog(root, chooseFolders(loaded.config), { commit, memory });
  if (log === undefined) return undefined;
  const flags = idsOfFiles(loaded, "flag");
  const tenants = idsOfFiles(loaded, "tenant");
  const read = new Map<BlobVersion, EntityKind>();
  for (const [id, versions] of log.files.get("flag") ?? [])
    if (flags.has(id)) for (const version of versions) read.set(version, "flag");
  for (const [id, versions] of log.files.get("tenant") ?? [])
    for (const version of lastBeforeGoing(versions, tenants.has(id))) read.set(version, "tenant");
  const documents = parseVersions(root, read, memory);
  return {
    shallow: log.shallow,
    foreign: log.foreign,
    broken: log.broken,
    versions: (kind, id) => (log.files.get(kind)?.get(id) ?? []).map((version) => toVersion(version, documents)),
    ids: (kind) => [...(log.files.get(kind)?.keys() ?? [])].sort(compareText),
  };
}

/** By file name, valid or not. */
function idsOfFiles({ documents, unparsed }: LoadedProject, kind: EntityKind): ReadonlySet<string> {
  return new Set([...unparsed[kind], ...documents.filter((other) => other.kind === kind).map(({ id }) => id)]);
}

/** The versions that a deletion followed, by a commit or, where the file is gone today, in the working tree. */
function lastBeforeGoing(versions: readonly BlobVersion[], isThere: boolean): BlobVersion[] {
  return versions.filter(({ change }, index) => {
    const next = index === 0 ? (isThere ? "changed" : "deleted") : versions[index - 1]?.change;
    return change !== "deleted" && next === "deleted";
  });
}

/** Parses each version that has a content; what breaks the profile is left out. */
function parseVersions(
  root: string,
  versions: ReadonlyMap<BlobVersion, EntityKind>,
  memory: Memory | undefined,
): Map<BlobVersion, Document> {
  const present = [...versions].filter(([{ change }]) => change !== "deleted");
  const contents = readBlobContents(
    root,
    present.map(([{ blob }]) => blob),
  );
  const documents = new Map<BlobVersion, Document>();
  for (const [version, kind] of present) {
    const bytes = contents.get(version.blob);
    const result = bytes && parseDocument(kind, version.path, bytes, memory);
    if (result === undefined || "diagnostic" in result) continue;
    const { document } = result;
    documents.set(version, document);
    if (document.digest !== undefined && document.sound !== true) memory?.set(document.digest, document.data);
  }
  return documents;
}

function toVersion(version: BlobVersion, documents: ReadonlyMap<BlobVersion, Document>): FileVersion {
  const { commit, date, change } = version;
  const document = documents.get(version);
  return { commit, date, change, data: document?.data, document };
}
