import type { EntityKind } from "../model/document.ts";
import type { FileVersion } from "../model/history.ts";
import type { LogRow } from "./parse-log.ts";

/** Where the files of one kind lie, relative to the project's root. */
export interface KindFolder {
  readonly kind: EntityKind;
  readonly path: string;
}

/** What a commit did to the file of an id, and which blob it held from then on, or had held when it is gone. */
export interface BlobVersion extends Pick<FileVersion, "commit" | "date" | "change"> {
  readonly path: string;
  readonly blob: string;
}

export type FileVersions = ReadonlyMap<EntityKind, ReadonlyMap<string, readonly BlobVersion[]>>;

/**
 * The versions of each id, newest first, from rows that are newest first. The name of a file is its id, so a file that
 * leaves one folder and arrives in another within a commit was moved. `cut` is a commit whose parents are not known.
 */
export function foldLog(rows: readonly LogRow[], folders: readonly KindFolder[], cut?: string): FileVersions {
  const kinds = new Map<EntityKind, Map<string, IdVersions>>(folders.map(({ kind }) => [kind, new Map()]));
  for (const row of [...rows].reverse()) {
    const folder = folders.find(({ path }) => path === "." || row[2].startsWith(`${path}/`));
    const id = idOf(row[2]);
    if (folder === undefined || id === undefined) continue;
    const ids = kinds.get(folder.kind);
    const known = ids?.get(id) ?? new IdVersions();
    ids?.set(id, known);
    known.add(row, row[0] === cut);
  }
  return new Map([...kinds].map(([kind, ids]) => [kind, mapValues(ids, (known) => known.newestFirst())]));
}

/** What happened to the file of one id, whatever folder it lay in. */
class IdVersions {
  readonly #paths = new Set<string>();
  readonly #versions: BlobVersion[] = [];
  #wasThere = false;

  /** Rows come from the oldest on; those of one commit come together and make one version. */
  add([commit, date, path, blob, there]: LogRow, isCut: boolean): void {
    const last = this.#versions.at(-1);
    const sameCommit = last?.commit === commit;
    if (!sameCommit) this.#wasThere = this.#paths.size > 0 || isCut;
    if (there) this.#paths.add(path);
    else this.#paths.delete(path);
    const isThere = this.#paths.size > 0;
    const change = !isThere ? "deleted" : this.#wasThere ? "changed" : "added";
    if (!sameCommit) this.#versions.push({ commit, date, change, path, blob });
    // Of a file that was moved, its new place counts.
    else this.#versions.splice(-1, 1, there ? { commit, date, change, path, blob } : { ...last, change });
  }

  newestFirst(): BlobVersion[] {
    return this.#versions.reverse();
  }
}

/** Files that the loader reads: hidden ones belong to editors and tools. */
function idOf(path: string): string | undefined {
  if (!path.endsWith(".yaml") || path.split("/").some((name) => name.startsWith("."))) return undefined;
  return path.slice(path.lastIndexOf("/") + 1, -".yaml".length);
}

function mapValues<A, B>(map: ReadonlyMap<string, A>, change: (value: A) => B): Map<string, B> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}
