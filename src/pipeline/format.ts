import { formatDocument } from "../edit/format-document.ts";
import { listComments } from "../edit/list-comments.ts";
import { replaceFile } from "../edit/write-file.ts";
import { openWorkingTree } from "../load/disk-source.ts";
import { loadProject } from "../load/load-project.ts";
import { parseDocument } from "../load/parse-document.ts";
import { compareText } from "../model/diagnostic.ts";
import type { Document } from "../model/document.ts";
import { keyOrders } from "../model/generated/key-orders.ts";
import { sameJson } from "../model/json.ts";
import { OperationalError } from "../model/operational-error.ts";

export interface FormatInput {
  readonly root: string;
  /** Files and folders, relative to the root; none are all. */
  readonly paths: readonly string[];
  /** Nothing is written. */
  readonly checkOnly: boolean;
}

/** What `fmt` did, or with `checkOnly` would do. */
export interface FormatReport {
  readonly checkOnly: boolean;
  /** Those that were not in canonical form, sorted. */
  readonly changed: readonly string[];
  /** Files that are left alone, and why. */
  readonly left: readonly { readonly file: string; readonly line: number; readonly message: string }[];
  readonly filesRead: number;
}

/**
 * Puts the files of the working tree in canonical form. One that cannot be read, or that would say something else
 * afterwards, is left alone.
 *
 * @throws OperationalError `usage` when a path leads to no file of the catalog; others when one cannot be written.
 */
export function formatTree({ root, paths, checkOnly }: FormatInput): FormatReport {
  const wanted = paths.map((path) => path.replace(/^(?:\.\/)+/, "").replace(/\/+$/, ""));
  const isWanted = (file: string) =>
    wanted.length === 0 || wanted.some((path) => path === "." || file === path || file.startsWith(`${path}/`));
  const { config, documents, diagnostics } = loadProject(openWorkingTree(root));
  const chosen = (config === undefined ? documents : [config, ...documents]).filter(({ file }) => isWanted(file));
  const broken = diagnostics.filter(({ file }) => isWanted(file));
  const all = [...documents, ...diagnostics, ...(config ? [config] : [])];
  for (const path of wanted)
    if (path !== "." && !all.some(({ file }) => file === path || file.startsWith(`${path}/`)))
      throw new OperationalError("usage", `${path} is no file or folder of the catalog.`, "Give paths from its root.");
  const left = broken.map(({ file, span, message }) => ({ file, line: span.start.line, message }));
  const changed: string[] = [];
  for (const document of chosen) {
    const text = formatDocument(document.source, keyOrders[document.kind]);
    if (text === document.source) continue;
    if (!saysTheSame(document, text)) {
      left.push({ file: document.file, line: 1, message: "Its canonical form would not say the same." });
      continue;
    }
    if (!checkOnly) replaceFile(root, document.file, document.source, text);
    changed.push(document.file);
  }
  changed.sort(compareText);
  return { checkOnly, changed, left, filesRead: chosen.length + broken.length };
}

/** Whatever the layout does, no value and no comment may get lost. */
function saysTheSame({ kind, file, source, data }: Document, text: string): boolean {
  const after = parseDocument(kind, file, text);
  return (
    "document" in after &&
    sameJson(after.document.data, data) &&
    listComments(text.replaceAll("\r\n", "\n")).join("\n") === listComments(source.replaceAll("\r\n", "\n")).join("\n")
  );
}
