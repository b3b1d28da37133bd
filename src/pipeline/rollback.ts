import type { DateText } from "../model/clock.ts";
import type { FileSource } from "../model/file-source.ts";
import type { EntityKind } from "../model/document.ts";
import type { LoadedProject } from "../model/project.ts";
import { compareText } from "../model/diagnostic.ts";
import { OperationalError } from "../model/operational-error.ts";
import { putFiles } from "../edit/put-files.ts";
import { removeFile } from "../edit/remove-file.ts";
import { openCommit } from "../git/open-commit.ts";
import { readHead } from "../git/read-head.ts";
import { openWorkingTree } from "../load/disk-source.ts";
import { loadProject } from "../load/load-project.ts";
import { findRevision } from "../registry/queries/find-revision.ts";
import type { CheckReport } from "./check.ts";
import { checkTree } from "./check.ts";
import { readHistory } from "./history.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { readRegistry } from "./registry-access.ts";

export interface RollbackInput {
  /** The folder with tenantry.yaml. */
  readonly root: string;
  readonly today: DateText;
  /** A revision of the registry, or a branch, tag or commit. */
  readonly to: string;
  /** Asked for when `to` is a revision. */
  readonly registry: () => RegistryAddress;
}

/** What the working tree was made to say. All paths are sorted. */
export interface Rollback {
  readonly commit: string;
  readonly written: readonly string[];
  readonly deleted: readonly string[];
  /** Tenants that came later: a rollback takes nobody's data away. */
  readonly kept: readonly string[];
  /** Files of tenants that were removed since: an id is never used again, so they are not written. */
  readonly left_out: readonly string[];
  /** Of the files as they are now. */
  readonly checked: CheckReport;
}

interface CatalogFile {
  readonly kind: EntityKind | "project";
  readonly id: string;
  readonly text: string;
}

interface Catalog {
  readonly loaded: LoadedProject;
  readonly files: Map<string, CatalogFile>;
}

/**
 * Makes the files of the working tree say what a commit said, byte for byte. The registry is not written: a pull request
 * and a sync do that.
 * @throws OperationalError `refused` for uncommitted changes, a revision without a commit, or files there that cannot be read
 */
export async function rollBack(input: RollbackInput): Promise<Rollback> {
  const { root, today } = input;
  const ref = /^[0-9]{1,9}$/.test(input.to) ? await resolveRevision(input) : input.to;
  if ((await readHead(root)).dirty)
    throw new OperationalError(
      "refused",
      "The working tree has uncommitted changes, which a rollback would mix with its own.",
      "Commit or stash them first.",
    );
  const source = await openCommit(root, ref);
  const { files: wanted } = readCatalog(source);
  if (!wanted.has("tenantry.yaml")) throw noCatalog(source.label);
  const now = readCatalog(openWorkingTree(root));
  const leftOut = await takeRemoved(root, wanted, now);
  const tenants = new Set([...wanted.values()].filter(({ kind }) => kind === "tenant").map(({ id }) => id));
  const surplus = [...now.files].filter(([path]) => !wanted.has(path));
  const isLater = ([, { kind, id }]: (typeof surplus)[number]) => kind === "tenant" && !tenants.has(id);
  const kept = surplus.filter(isLater).map(([path]) => path);
  const deleted = surplus.filter((entry) => !isLater(entry)).map(([path]) => path);
  const texts = [...wanted].map(([path, { text }]) => [path, text] as const);
  const written = putFiles(root, texts);
  for (const path of deleted) removeFile(root, path);
  const checked = await checkTree({ root, today, history: true });
  return {
    commit: source.commit,
    written: written.sort(compareText),
    deleted: deleted.sort(compareText),
    kept: kept.sort(compareText),
    left_out: leftOut,
    checked,
  };
}

/**
 * Takes the tenants out of what is wanted that were archived and removed since, and returns the paths of their files,
 * sorted. One whose file went before it was archived should never have gone: it comes back.
 */
async function takeRemoved(root: string, wanted: Map<string, CatalogFile>, now: Catalog): Promise<string[]> {
  const there = new Set([...now.files.values()].filter(({ kind }) => kind === "tenant").map(({ id }) => id));
  const missing = [...wanted].filter(([, { kind, id }]) => kind === "tenant" && !there.has(id));
  if (missing.length === 0) return [];
  const history = await readHistory(root, now.loaded);
  const isRemoved = ([, { id }]: (typeof missing)[number]) =>
    history?.versions("tenant", id).find(({ change }) => change !== "deleted")?.data?.["status"] === "archived";
  const removed = missing.filter(isRemoved).map(([path]) => path);
  for (const path of removed) wanted.delete(path);
  return removed.sort(compareText);
}

async function resolveRevision({ to, registry }: RollbackInput): Promise<string> {
  const commit = await readRegistry(registry(), "tenantry_reader", (sql) => findRevision(sql, Number(to)));
  if (commit !== undefined && commit !== null) return commit;
  const why = commit === null ? "was synced from files that were no commit" : "was not made by a sync";
  throw new OperationalError(
    "refused",
    `Revision ${to} ${why}.`,
    "`tenantry status` shows the revision of today, `tenantry audit log --json` the commit of every entry: name another revision, or a commit.",
  );
}

/** By path; what cannot be read has no place in a rollback. */
function readCatalog(source: FileSource): Catalog {
  const loaded = loadProject(source);
  const { config, documents, diagnostics } = loaded;
  const [broken] = diagnostics.filter(({ rule }) => rule !== "schema/missing-config");
  if (broken !== undefined)
    throw new OperationalError(
      "refused",
      `In the ${source.label}, ${broken.file}:${broken.span.start.line} cannot be read: ${broken.message}`,
      "Mend it, or roll back to another revision.",
    );
  const all = config === undefined ? documents : [config, ...documents];
  return { loaded, files: new Map(all.map(({ file, kind, id, source: text }) => [file, { kind, id, text }])) };
}

function noCatalog(label: string): OperationalError {
  return new OperationalError("refused", `There is no tenantry.yaml in the ${label}.`, "Name another one.");
}
