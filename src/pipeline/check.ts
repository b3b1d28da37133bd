import type { MemoryPlace } from "../model/memory.ts";
import type { History } from "../model/history.ts";
import type { DateText } from "../model/clock.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { LoadedProject, Project } from "../model/project.ts";
import type { LoadedTree } from "./load.ts";
import { OperationalError } from "../model/operational-error.ts";
import { checkProject } from "../check/check-project.ts";
import type { CodeReferences } from "../model/code-references.ts";
import type { CodeScan } from "./code-references.ts";
import type { CheckCache } from "./check-cache.ts";
import { openCheckCache, rememberDocuments } from "./check-cache.ts";
import type { FileMemory } from "../load/memory-file.ts";
import { loadCommit, loadWorkingTree } from "./load.ts";

export interface CheckInput {
  readonly root: string;
  /** What the change is compared with: where the working tree left this branch, tag or commit. */
  readonly base?: string | undefined;
  readonly today: DateText;
  /** Where results are kept between runs; absent: nowhere. */
  readonly cachePlace?: MemoryPlace | undefined;
  /** Ask Git what it remembers of the files, for the rules about the past. */
  readonly history?: boolean | undefined;
  /** What earlier checks of the same process know; goes before `cachePlace`. */
  readonly session?: CheckSession | undefined;
  /** Source code, for the rules about what it names. */
  readonly code?: CodeScan | undefined;
  /** Texts that stand in for those of some files: the working tree as it would be after an edit. */
  readonly overlay?: ReadonlyMap<string, string> | undefined;
}

/** Kept between checks of one process. */
export interface CheckSession {
  readonly cache: CheckCache;
  /** undefined until it is read, and again when Git has moved. */
  history?: History | undefined;
}

/** What check found, as reports print it. */
export interface CheckReport {
  /** Sorted by file, offset and rule. */
  readonly diagnostics: readonly Diagnostic[];
  readonly filesChecked: number;
  /** How many findings comments in the files silence. */
  readonly ignored: number;
  /** How many findings are left out, because the base of the comparison has them too. */
  readonly before?: number;
  /** `as_of` of tenantry.yaml, when it has frozen the clock. */
  readonly frozenAt?: DateText;
  /** Files that the change touches, where there is something to compare with. */
  readonly touched?: ReadonlySet<string>;
}

export interface CheckedTree extends CheckReport {
  readonly tree: LoadedTree;
  readonly base?: LoadedTree;
  /** undefined when tenantry.yaml is missing or unusable. */
  readonly project: Project | undefined;
  readonly cache?: CheckCache | undefined;
  /** Where source code names flags of the tree and of its base. */
  readonly references?: CodeReferences | undefined;
}

/** A catalog with errors is not compiled, planned or synced. The report says what they are. */
export class CatalogRefused extends OperationalError {
  readonly report: CheckReport;

  constructor(label: string, report: CheckReport, count: number) {
    const problems = count === 1 ? "an error" : `${count} errors`;
    super("refused", `The catalog of the ${label} has ${problems}.`, "Run `tenantry check` and mend what it reports.");
    this.report = report;
  }
}

/** Checks the working tree; against `base`, also what the change does. */
export async function checkTree(input: CheckInput): Promise<CheckedTree> {
  const { root, base, today, cachePlace, overlay, session } = input;
  const cache = session?.cache ?? (cachePlace && openCheckCache(cachePlace, root));
  const tree = loadWorkingTree(root, cache?.documents, overlay);
  const before = base === undefined ? undefined : await loadBefore(root, base, cache);
  const known = session?.history;
  const history = input.history === true ? (known ?? (await loadHistory(root, tree, cache?.history))) : undefined;
  if (session !== undefined) session.history = history;
  const references = await input.code?.referencesOf([tree.loaded, ...(before ? [before.tree.loaded] : [])]);
  const checked = checkLoaded(tree, {
    today,
    ...(references && { references }),
    ...(before && { base: before.tree.loaded, touched: before.touched }),
    ...(history && { history }),
  });
  if (cache !== undefined) {
    rememberDocuments(cache, tree.loaded, checked.diagnostics);
    cache.documents.save();
  }
  return { ...checked, cache, references, ...(before && { base: before.tree, touched: before.touched }) };
}

/** What Git remembers of a tree's files. The module is loaded only when it is asked for: few need it. */
export async function loadHistory(root: string, tree: LoadedTree, memory: FileMemory | undefined) {
  const { readHistory } = await import("./history.ts");
  const history = await readHistory(root, tree.loaded, { memory, commit: tree.commit ?? undefined });
  memory?.save();
  return history;
}

/** The tree before the change, and the files that the change touches. */
async function loadBefore(root: string, base: string, cache: CheckCache | undefined) {
  const { findFork } = await import("../git/find-fork.ts");
  const { touchedFiles } = await import("../git/touched-files.ts");
  const fork = await findFork(root, base);
  return { tree: await loadCommit(root, fork, cache?.documents), touched: await touchedFiles(root, fork) };
}

/**
 * The project, when only rules that depend on the date object: a clock never stops a sync. Throws CatalogRefused
 * otherwise.
 */
export function requireSound(checked: CheckedTree): Project {
  const { tree, project } = checked;
  return requireProject(
    tree,
    project,
    checked,
    checked.diagnostics.filter(({ severity, clock }) => severity === "error" && !clock),
  );
}

/** The project when every file could be read and keeps its schema, whatever else is wrong. Throws CatalogRefused otherwise. */
export function requireTyped(checked: CheckedTree): Project {
  const blocking = checked.diagnostics.filter(({ severity, rule }) => severity === "error" && /^schema\//.test(rule));
  return requireProject(checked.tree, checked.project, { ...checked, diagnostics: blocking }, blocking);
}

/**
 * The project of an earlier commit, when it can be compiled: rules that are stricter now, or that the change is about
 * to satisfy, do not matter there.
 */
export function requireReadable(checked: CheckedTree): Project {
  const blocking = checked.diagnostics.filter(
    ({ severity, rule }) => severity === "error" && /^(schema|references)\//.test(rule),
  );
  return requireProject(checked.tree, checked.project, checked, blocking);
}

function requireProject(
  tree: LoadedTree,
  project: Project | undefined,
  report: CheckReport,
  blocking: readonly Diagnostic[],
): Project {
  // Without it the folder is no catalog, and there is nothing else to be said.
  const missing = blocking.find(({ rule }) => rule === "schema/missing-config");
  if (missing !== undefined)
    throw new OperationalError("refused", missing.message, missing.hint ?? "Create tenantry.yaml.");
  if (project === undefined || blocking.length > 0) throw new CatalogRefused(tree.label, report, blocking.length);
  return project;
}

/** Checks a tree that is loaded, by itself. */
export function checkLoaded(tree: LoadedTree, options: Parameters<typeof checkProject>[1]): CheckedTree {
  const { diagnostics, ignored, project } = checkProject(tree.loaded, options);
  const frozenAt = project?.config.data.as_of;
  return {
    tree,
    project,
    diagnostics,
    ignored,
    filesChecked: countFiles(tree.loaded),
    ...(frozenAt !== undefined && { frozenAt }),
  };
}

function countFiles({ config, documents, unparsed }: LoadedProject): number {
  const broken = Object.values(unparsed).reduce((sum, ids) => sum + ids.size, 0);
  return documents.length + broken + (config === undefined ? 0 : 1);
}
