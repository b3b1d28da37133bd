import type { CodeReference, CodeReferences, SkippedFiles } from "../../model/code-references.ts";
import type { TableOptions } from "./table.ts";
import { count, formatNumber, renderTable } from "./table.ts";

const MOST_PLACES = 3;

/** The flags and where code names them, then what it asks for in vain, then how much was read. */
export function renderReferences(references: CodeReferences, options: TableOptions): string {
  const { flags, dangling } = references;
  const named = [...flags].map(([flag, list]) => [flag, list.length, countFiles(list), placesOf(list)]);
  const parts = [renderTable(["FLAG", "REFERENCES", "FILES", "FIRST PLACES"], named, options)];
  if (flags.size === 0) parts[0] = "The catalog has no flags.";
  if (dangling.length > 0) {
    const rows = groupByText(dangling).map((list) => [
      list[0]?.text ?? null,
      list.length,
      countFiles(list),
      placesOf(list),
    ]);
    parts.push(renderTable(["ASKED FOR, BUT NO FLAG", "REFERENCES", "FILES", "FIRST PLACES"], rows, options));
  }
  return `${[...parts, summarize(references)].join("\n\n")}\n`;
}

function groupByText(references: readonly CodeReference[]): CodeReference[][] {
  const groups = new Map<string, CodeReference[]>();
  for (const reference of references) {
    const group = groups.get(reference.text);
    if (group === undefined) groups.set(reference.text, [reference]);
    else group.push(reference);
  }
  return [...groups.values()];
}

/** For programs: `flags refs --json`. */
export function renderReferencesJson({ flags, dangling, filesScanned, skipped }: CodeReferences): object {
  return {
    format_version: "1.0",
    files: { scanned: filesScanned, skipped },
    flags: [...flags].map(([flag, references]) => ({ flag, references: references.map(toJson) })),
    dangling: dangling.map(toJson),
  };
}

function toJson({ file, line, column, text, asked }: CodeReference): object {
  return { file, line, column, text, asked };
}

function countFiles(list: readonly CodeReference[]): number {
  return new Set(list.map(({ file }) => file)).size;
}

function placesOf(list: readonly CodeReference[]): string {
  const shown = list.slice(0, MOST_PLACES).map(({ file, line, column }) => `${file}:${line}:${column}`);
  const more = list.length - shown.length;
  return [...shown, ...(more > 0 ? [`+${formatNumber(more)}`] : [])].join(" ");
}

function summarize({ flags, filesScanned, skipped }: CodeReferences): string {
  const unnamed = [...flags.values()].filter((list) => list.length === 0).length;
  const found = `${count(flags.size, "flag")}${unnamed === 0 ? "" : `, ${formatNumber(unnamed)} of them named nowhere`}`;
  return `${found} (${count(filesScanned, "file")} scanned${describeSkipped(skipped)}).`;
}

function describeSkipped({ binary, large, unreadable }: SkippedFiles): string {
  const kinds = [
    ...(binary > 0 ? [`${formatNumber(binary)} binary`] : []),
    ...(large > 0 ? [`${formatNumber(large)} over 1 MiB`] : []),
    ...(unreadable > 0 ? [`${formatNumber(unreadable)} unreadable`] : []),
  ];
  return kinds.length === 0 ? "" : `; not read: ${kinds.join(", ")}`;
}
