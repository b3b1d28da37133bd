import { join, relative, resolve, sep } from "node:path";
import type { CodeReference, CodeReferences, SkippedFiles } from "../model/code-references.ts";
import { compareText } from "../model/diagnostic.ts";
import type { EntityKind } from "../model/document.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { LoadedProject } from "../model/project.ts";
import { findKeys } from "../load/code/find-keys.ts";
import type { KeyIndex } from "../load/code/key-index.ts";
import { buildKeyIndex, chooseAccessors } from "../load/code/key-index.ts";
import type { CodeFiles } from "../load/code/list-code-files.ts";
import { findFolder, isOfInterest, linkFinder, walkCodeFiles } from "../load/code/list-code-files.ts";
import { readCodeFile } from "../load/code/read-code-file.ts";
import { openWorkingTree } from "../load/disk-source.ts";
import { chooseFolders } from "../load/folders.ts";
import { loadProject } from "../load/load-project.ts";
import { listFiles } from "../git/list-files.ts";

/** Source code that is scanned once, however often the catalog is checked meanwhile. */
export interface CodeScan {
  /**
   * Where the code names the flags of these states of the catalog, the first of which says how it asks for them.
   * @throws OperationalError when a source does not exist, or none of them has a file to read.
   */
  referencesOf(states: readonly [LoadedProject, ...LoadedProject[]]): Promise<CodeReferences>;
}

/** `sources`: folders, absolute or relative to the root of the catalog. */
export function openCodeScan(root: string, sources: readonly string[]): CodeScan {
  const done = new Map<string, Promise<CodeReferences>>();
  return {
    referencesOf(states) {
      const keys = {
        flags: idsOf(states, "flag"),
        features: idsOf(states, "feature"),
        accessors: chooseAccessors(states[0].config?.data["code"]),
      };
      const id = JSON.stringify(keys);
      const found = done.get(id) ?? scan(root, sources, states[0], keys);
      done.set(id, found);
      return found;
    },
  };
}

/** The same for the flags of the working tree, whose tenants and tiers are not read. */
export async function findReferences(root: string, sources: readonly string[]): Promise<CodeReferences> {
  const source = openWorkingTree(root);
  const config = loadProject({ ...source, list: (path) => (isYaml(path) ? source.list(path) : []) }).config;
  if (config === undefined)
    throw new OperationalError(
      "refused",
      "There is no tenantry.yaml here that can be read.",
      "Run the command in the root of the catalog, and see what `tenantry check` says.",
    );
  const wanted = new Set(chooseFolders(config).flatMap(({ kind, path }) => (isNamed(kind) ? [path] : [])));
  const list = (path: string) => (wanted.has(path) || isYaml(path) ? source.list(path) : []);
  return openCodeScan(root, sources).referencesOf([loadProject({ ...source, list })]);
}

function isYaml(path: string): boolean {
  return /^tenantry\.ya?ml$/.test(path);
}

function isNamed(kind: EntityKind): boolean {
  return kind === "flag" || kind === "feature";
}

/** By file name: a flag whose file is broken is a flag still. */
function idsOf(states: readonly LoadedProject[], kind: "flag" | "feature"): string[] {
  const ids = states.flatMap(({ documents, unparsed }) => [
    ...unparsed[kind],
    ...documents.filter((document) => document.kind === kind).map(({ id }) => id),
  ]);
  return [...new Set(ids)].sort(compareText);
}

async function scan(
  root: string,
  sources: readonly string[],
  { config }: LoadedProject,
  keys: Parameters<typeof buildKeyIndex>[0],
): Promise<CodeReferences> {
  const own = [...chooseFolders(config).map(({ path }) => path), "tenantry.yaml", "schema"];
  const { paths, unreadable } = await listSources(
    root,
    sources,
    own.map((path) => join(findFolder(root) ?? root, path)),
  );
  const flags = new Map([...keys.flags].map((flag): [string, CodeReference[]] => [flag, []]));
  const found = { flags, dangling: new Array<CodeReference>(), filesScanned: 0 };
  const skipped = { binary: 0, large: 0, unreadable };
  await readInTurns(root, paths, buildKeyIndex(keys), found, skipped);
  if (found.filesScanned === 0)
    throw new OperationalError(
      "usage",
      `There is no file of source code to read in ${sources.join(", ")}.`,
      "Name the folder of the code with --source; what .gitignore leaves out is not read.",
    );
  return { ...found, skipped };
}

/** Absolute paths, sorted, without what belongs to the catalog: a flag's own file is no use of it. */
async function listSources(root: string, sources: readonly string[], own: readonly string[]) {
  const paths = new Set<string>();
  let unreadable = 0;
  for (const source of sources) {
    const folder = findFolder(resolve(root, source));
    if (folder === undefined)
      throw new OperationalError(
        "usage",
        `There is no folder ${source} to look for flags in.`,
        "Name a folder that holds source code with --source.",
      );
    const files = await listFolder(folder);
    for (const path of files.paths) paths.add(join(folder, path));
    unreadable += files.unreadable;
  }
  const isOwn = (path: string) => own.some((other) => path === other || path.startsWith(`${other}${sep}`));
  return { paths: [...paths].filter((path) => !isOwn(path)).sort(compareText), unreadable };
}

async function listFolder(folder: string): Promise<CodeFiles> {
  const known = await listFiles(folder);
  if (known === undefined) return walkCodeFiles(folder);
  const isLinked = linkFinder(folder);
  return { paths: known.filter((path) => isOfInterest(path) && !isLinked(path)), unreadable: 0 };
}

async function readInTurns(
  root: string,
  paths: readonly string[],
  index: KeyIndex,
  found: { flags: Map<string, CodeReference[]>; dangling: CodeReference[]; filesScanned: number },
  skipped: { -readonly [Kind in keyof SkippedFiles]: number },
): Promise<void> {
  const from = findFolder(root) ?? root;
  for (const [count, path] of paths.entries()) {
    if (count % 500 === 499) await new Promise(setImmediate); // so that a signal is heard
    const read = readCodeFile(path);
    if (typeof read === "string") {
      if (read !== "gone") skipped[read] += 1;
      continue;
    }
    found.filesScanned += 1;
    const { flags, dangling } = findKeys(relative(from, path).replaceAll(sep, "/"), read.text, index);
    for (const { flag, reference } of flags) found.flags.get(flag)?.push(reference);
    for (const reference of dangling) found.dangling.push(reference);
  }
}
