import type { Diagnostic } from "../model/diagnostic.ts";
import type { Document, DocumentKind } from "../model/document.ts";
import type { FileEntry, FileSource } from "../model/file-source.ts";
import type { Memory } from "../model/memory.ts";
import { quoteText } from "../model/quote.ts";
import { fileProblem } from "./file-problem.ts";
import type { Folder } from "./folders.ts";
import { idOfFile, parseDocument, type ParseResult } from "./parse-document.ts";

/** A folder of the catalog holds at most so many files, unless the caller says otherwise. */
export const MAX_ENTRIES = 200_000;

export interface LoadOptions {
  /** Bounds the files of one folder. */
  readonly maxEntries?: number;
  /** Of documents that an earlier run found nothing wrong with. */
  readonly memory?: Memory | undefined;
}

/** What a folder's files gave. */
export interface LoadedFolder {
  readonly documents: Document[];
  readonly diagnostics: Diagnostic[];
  /** Ids of the files that gave a diagnostic instead of a document. */
  readonly unparsed: Set<string>;
  /** There may be more files, behind a link or in a folder that cannot be read. */
  incomplete: boolean;
}

export function loadFolder(
  source: FileSource,
  folder: Folder,
  entries: readonly FileEntry[],
  { maxEntries = MAX_ENTRIES, memory }: LoadOptions,
): LoadedFolder {
  const loaded: LoadedFolder = { documents: [], diagnostics: [], unparsed: new Set(), incomplete: false };
  if (entries.length > maxEntries) {
    loaded.diagnostics.push(tooMany(folder, maxEntries));
    loaded.incomplete = true;
    return loaded;
  }
  for (const entry of entries) {
    const result = loadEntry(source, folder.kind, entry, memory);
    if (result === undefined) continue;
    if ("document" in result) loaded.documents.push(result.document);
    else {
      loaded.diagnostics.push(result.diagnostic);
      if (entry.kind !== "file" && !entry.path.endsWith(".yaml")) loaded.incomplete = true;
      else loaded.unparsed.add(idOfFile(entry.path));
    }
  }
  return loaded;
}

/** undefined for files that are none of ours: hidden ones belong to editors and tools, others are not YAML. */
export function loadEntry(
  source: FileSource,
  kind: DocumentKind,
  entry: FileEntry,
  memory: Memory | undefined,
): ParseResult | undefined {
  const { path } = entry;
  if (path.split("/").some((name) => name.startsWith(".") && name !== ".")) return undefined;
  if (entry.kind !== "file") return { diagnostic: notRegular(entry) };
  if (!/\.ya?ml$/i.test(path)) return undefined;
  if (!path.endsWith(".yaml")) return { diagnostic: wrongExtension(path) };
  const bytes = source.read(path);
  return bytes === undefined ? { diagnostic: unreadable(path) } : parseDocument(kind, path, bytes, memory);
}

/** What is neither a file nor a folder is not read. */
export function notRegular(entry: FileEntry): Diagnostic {
  return entry.kind === "symlink"
    ? fileProblem("schema/symlink", entry.path, {
        message: `${quoteText(entry.path)} is a symbolic link; links are not followed.`,
        hint: "Put the file itself there.",
      })
    : fileProblem("schema/special-file", entry.path, {
        message: `${quoteText(entry.path)} is neither a file nor a folder that can be read.`,
        hint: "Delete it, or mend its permissions.",
      });
}

function wrongExtension(path: string): Diagnostic {
  return fileProblem("schema/yml-extension", path, {
    message: `The name ${quoteText(path)} does not end in .yaml, so the file is not read.`,
    hint: `Rename it to ${quoteText(path.replace(/\.ya?ml$/i, ".yaml"))}.`,
  });
}

/** A file is listed, but cannot be opened. */
export function unreadable(path: string): Diagnostic {
  return fileProblem("schema/unreadable-file", path, {
    message: `The file ${quoteText(path)} cannot be read.`,
    hint: "Mend its permissions, and see that nothing removes it meanwhile.",
  });
}

function tooMany(folder: Folder, maxEntries: number): Diagnostic {
  return fileProblem("schema/too-many-files", folder.path, {
    message: `The folder ${quoteText(folder.path)} holds more than ${maxEntries.toLocaleString("en")} files.`,
    hint: "Move what is no part of the catalog elsewhere, or raise the limit.",
  });
}
