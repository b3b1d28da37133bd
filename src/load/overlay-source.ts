import type { FileSource } from "../model/file-source.ts";

/** Other texts in the place of some files: a working tree as it would be after an edit. */
export function overlaySource(source: FileSource, texts: ReadonlyMap<string, string>): FileSource {
  if (texts.size === 0) return source;
  return {
    label: source.label,
    list: (folder) => source.list(folder),
    read: (path) => {
      const text = texts.get(path);
      return text === undefined ? source.read(path) : Buffer.from(text);
    },
  };
}
