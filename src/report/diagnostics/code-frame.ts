import type { Span } from "../../model/document.ts";
import { printable } from "../printable.ts";

/** A source line and the carets under it, both printable and without the margin. */
export interface CodeFrame {
  readonly line: string;
  readonly marks: string;
}

const longest = 110;

/** The first line of a span with carets under what the span covers of it; only the part around it of a long line. */
export function frameOf(source: string, { start, end }: Span): CodeFrame {
  const lineStart = start.offset - (start.column - 1);
  const length = source.slice(lineStart).search(/[\r\n]|$/);
  const from = Math.max(0, start.column - 1 - Math.floor(longest / 2));
  const line = source.slice(lineStart, lineStart + length);
  const shown = line.length > longest ? line.slice(from, from + longest) : line;
  const at = line.length > longest ? start.column - 1 - from : start.column - 1;
  const before = printable(shown.slice(0, at));
  const marked = printable(shown.slice(at, at + Math.max(end.offset - start.offset, 1)));
  const [head, tail] = [shown === line || from === 0 ? "" : "…", shown.length + from < line.length ? "…" : ""];
  return {
    line: `${head}${before}${printable(shown.slice(at))}${tail}`,
    marks: `${" ".repeat(head.length + before.length)}${"^".repeat(Math.max(marked.length, 1))}`,
  };
}
