type Line = readonly [mark: " " | "-" | "+", text: string];

const CONTEXT = 3;
/** Of longer changes the lines are not matched with each other: a file has 64 KiB, but that may be 30,000 lines. */
const MAX_CELLS = 4_000_000;

/** What `diff -u` prints, with `a/` and `b/` before the path; empty when the texts are the same. Ends with a line end. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return "";
  const lines = diffLines(splitLines(before), splitLines(after));
  const hunks = hunksOf(lines).map(([from, to]) => renderHunk(lines, from, to));
  return [`--- a/${file}`, `+++ b/${file}`, ...hunks].join("\n") + "\n";
}

/** With their line ends: texts that differ in those only do differ. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function diffLines(before: readonly string[], after: readonly string[]): Line[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const same = (text: string): Line => [" ", text];
  return [
    ...before.slice(0, head).map(same),
    ...matchLines(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ];
}

/** By the longest common subsequence; lines that go stand before those that come. */
function matchLines(before: readonly string[], after: readonly string[]): Line[] {
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width > MAX_CELLS ? 0 : (before.length + 1) * width);
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  if (common.length > 0)
    for (let row = before.length - 1; row >= 0; row--)
      for (let column = after.length - 1; column >= 0; column--)
        common[row * width + column] =
          before[row] === after[column]
            ? at(row + 1, column + 1) + 1
            : Math.max(at(row + 1, column), at(row, column + 1));
  const lines: Line[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [old, now] = [before[row], after[column]];
    if (old !== undefined && old === now && common.length > 0) {
      lines.push([" ", old]);
      row++;
      column++;
    } else if (old !== undefined && (now === undefined || at(row + 1, column) >= at(row, column + 1))) {
      lines.push(["-", old]);
      row++;
    } else if (now !== undefined) {
      lines.push(["+", now]);
      column++;
    }
  }
  return lines;
}

/** Ranges of lines: the changed ones and those around them. */
function hunksOf(lines: readonly Line[]): [from: number, to: number][] {
  const hunks: [number, number][] = [];
  for (const [index, [mark]] of lines.entries()) {
    if (mark === " ") continue;
    const last = hunks.at(-1);
    const [from, to] = [Math.max(0, index - CONTEXT), Math.min(lines.length, index + CONTEXT + 1)];
    if (last !== undefined && from <= last[1]) last[1] = to;
    else hunks.push([from, to]);
  }
  return hunks;
}

function renderHunk(lines: readonly Line[], from: number, to: number): string {
  const rangeOf = (other: "+" | "-") => {
    const count = (part: readonly Line[]) => part.filter(([mark]) => mark !== other).length;
    const [start, length] = [count(lines.slice(0, from)), count(lines.slice(from, to))];
    return `${length === 0 ? start : start + 1},${length}`;
  };
  const body = lines.slice(from, to).map(([mark, text]) => {
    const line = mark + text.replace(/\n$/, "");
    return text.endsWith("\n") ? line : `${line}\n\\ No newline at end of file`;
  });
  return [`@@ -${rangeOf("+")} +${rangeOf("-")} @@`, ...body].join("\n");
}
