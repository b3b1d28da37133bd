import { compareText } from "../model/diagnostic.ts";
import type { FileEntry, FileSource } from "../model/file-source.ts";

/** Other texts in the place of some files, or beside them: a working tree as it would be after an edit. */
export function overlaySource(source: FileSource, texts: ReadonlyMap<string, string>): FileSource {
  if (texts.size === 0) return source;
  return {
    label: source.label,
    list: (folder) => addNew(folder, source.list(folder), texts),
    read: (path) => {
      const text = texts.get(path);
      return text === undefined ? source.read(path) : Buffer.from(text);
    },
  };
}

function addNew(
  folder: string,
  entries: readonly FileEntry[] | undefined,
  texts: ReadonlyMap<string, string>,
): readonly FileEntry[] | undefined {
  const known = new Set(entries?.map(({ path }) => path));
  const fresh = [...texts.keys()].filter((path) => path.startsWith(`${folder}/`) && !known.has(path));
  if (fresh.length === 0) return entries;
  const all = [...(entries ?? []), ...fresh.map((path): FileEntry => ({ path, kind: "file" }))];
  return all.sort((a, b) => compareText(a.path, b.path));
}
