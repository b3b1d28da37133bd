import type { FileEntry, FileSource } from "../model/file-source.ts";
import { compareText } from "../model/diagnostic.ts";
import type { Blob } from "./read-blobs.ts";
import { BlobReader } from "./read-blobs.ts";
import { requireRepository, runGit } from "./run-git.ts";
import { resolveCommit } from "./resolve-commit.ts";

/**
 * The files of a commit below the project's root, as data: nothing is checked out, so no hook and no filter runs.
 * `ref` is a branch, tag or commit. Throws OperationalError when there is no such commit.
 */
export async function openCommit(root: string, ref: string): Promise<FileSource & { readonly commit: string }> {
  const commit = await resolveCommit(root, ref);
  const entries = await listTree(root, commit);
  const reader = new BlobReader(
    root,
    entries.map(({ blob }) => blob).filter((blob) => blob !== undefined),
  );
  return {
    commit,
    label: `commit ${commit.slice(0, 7)}`,
    list: (folder) => listFolder(entries, folder),
    read: (path) => reader.read(path),
  };
}

interface TreeEntry extends FileEntry {
  readonly blob?: Blob;
}

/** Every entry below the project's root, sorted; none when the commit does not have that folder. */
async function listTree(root: string, commit: string): Promise<TreeEntry[]> {
  const prefix = await runGit(root, ["rev-parse", "--show-prefix"]);
  requireRepository(prefix, root);
  const folder = prefix.stdout.replace(/\n$/, "");
  const tree = await runGit(root, ["ls-tree", "-r", "-z", "-l", "--full-tree", `${commit}:${folder}`]);
  if (tree.code !== 0) return [];
  return tree.stdout
    .split("\0")
    .filter((line) => line !== "")
    .map(parseEntry)
    .sort((a, b) => compareText(a.path, b.path));
}

/** `100644 blob <id> <size>\t<path>` */
function parseEntry(line: string): TreeEntry {
  const tab = line.indexOf("\t");
  const path = line.slice(tab + 1);
  const [mode = "", , id = "", size = ""] = line.slice(0, tab).split(/ +/);
  if (mode === "120000") return { path, kind: "symlink" };
  if (!mode.startsWith("100")) return { path, kind: "other" };
  return { path, kind: "file", blob: { path, id, size: Number(size) } };
}

/** A path that is no folder, or that lies behind a link, is listed as that one entry. */
function listFolder(entries: readonly TreeEntry[], folder: string): FileEntry[] | undefined {
  if (folder === ".") return [...entries];
  const inside: FileEntry[] = [];
  for (const entry of entries) {
    if (folder === entry.path || folder.startsWith(`${entry.path}/`)) return [entry];
    if (entry.path.startsWith(`${folder}/`)) inside.push(entry);
  }
  return inside.length > 0 ? inside : undefined;
}
