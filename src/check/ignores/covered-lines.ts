import type { Comment, Document } from "../../model/document.ts";

/**
 * Lines, from 1, whose findings a comment is about: its own when something stands before it there, else the next line
 * that is neither blank nor a comment. undefined is the whole file: for a comment above everything else.
 */
export function coveredLines(
  { source }: Document,
  { span, alone }: Comment,
): readonly [first: number, last: number] | undefined {
  const own = span.start.line;
  if (!alone) return [own, own];
  const lines = source.split("\n");
  const hasText = (line: string) => !/^\s*(?:#|$)/.test(line);
  if (!lines.slice(0, own - 1).some(hasText)) return undefined;
  const next = lines.findIndex((line, index) => index >= own && hasText(line));
  return next === -1 ? [own, own] : [next + 1, next + 1];
}
