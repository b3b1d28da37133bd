import { compareDiagnostics, compareText, type Diagnostic } from "../model/diagnostic.ts";
import type { Document, EntityKind } from "../model/document.ts";
import type { FileSource } from "../model/file-source.ts";
import type { LoadedProject } from "../model/project.ts";
import { fileProblem } from "./file-problem.ts";
import { chooseFolders, findOverlap, missingFolderProblem, overlapProblem, type Folder } from "./folders.ts";
import { loadEntry, loadFolder, type LoadOptions } from "./load-folder.ts";
import type { ParseResult } from "./parse-document.ts";
import { loadSchemas } from "./schema-files.ts";

const CONFIG_FILE = "tenantry.yaml";

/**
 * Reads tenantry.yaml and the folders that it names. Whatever the files hold, it throws nothing: every file gives a
 * document or a diagnostic.
 */
export function loadProject(source: FileSource, options: LoadOptions = {}): LoadedProject {
  const result = loadConfig(source, options);
  const config = "document" in result ? result.document : undefined;
  const diagnostics: Diagnostic[] = "diagnostic" in result ? [result.diagnostic] : [];
  const documents: Document[] = [];
  const unparsed: Record<EntityKind, Set<string>> = {
    tenant: new Set(),
    tier: new Set(),
    feature: new Set(),
    flag: new Set(),
  };
  const incomplete = new Set<EntityKind>();
  const seen: Folder[] = [];
  for (const folder of chooseFolders(config)) {
    const other = findOverlap(folder, seen);
    if (config !== undefined && other !== undefined) {
      diagnostics.push(overlapProblem(config, folder, other));
      incomplete.add(folder.kind);
      continue;
    }
    seen.push(folder);
    const entries = source.list(folder.path);
    if (entries !== undefined) {
      const loaded = loadFolder(source, folder, entries, options);
      for (const document of loaded.documents) documents.push(document);
      for (const diagnostic of loaded.diagnostics) diagnostics.push(diagnostic);
      unparsed[folder.kind] = loaded.unparsed;
      if (loaded.incomplete) incomplete.add(folder.kind);
    } else {
      incomplete.add(folder.kind);
      if (config !== undefined) diagnostics.push(missingFolderProblem(config, folder));
    }
  }
  const { schemas, diagnostics: ofSchemas } = loadSchemas(source);
  diagnostics.push(...ofSchemas);
  documents.sort((a, b) => compareText(a.file, b.file));
  diagnostics.sort(compareDiagnostics);
  return { config, documents, unparsed, incomplete, schemas, diagnostics };
}

/**
 * Reads tenantry.yaml alone; without one the diagnostic is `schema/missing-config`. A source lists a path that is no
 * folder as one entry: so a link in the place of tenantry.yaml is told from none.
 */
export function loadConfig(source: FileSource, { memory }: LoadOptions = {}): ParseResult {
  for (const path of [CONFIG_FILE, "tenantry.yml"]) {
    const kind = source.list(path)?.find((entry) => entry.path === path)?.kind;
    const found = kind ?? (source.read(path) === undefined ? undefined : "file");
    const result = found && loadEntry(source, "project", { path, kind: found }, memory);
    if (result !== undefined) return result;
  }
  return {
    diagnostic: fileProblem("schema/missing-config", CONFIG_FILE, {
      message: `There is no tenantry.yaml in ${source.label === "working tree" ? "this folder" : `the ${source.label}`}.`,
      hint: "Run the command in the root of the catalog, the folder that has it, or create tenantry.yaml with its policy and limits.",
    }),
  };
}
