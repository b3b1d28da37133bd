/** Knows lines and comments of a text. It is asked for places that come nearly in order, and moves on with them. */
export interface Cursor {
  /** Line and column from 1, in UTF-16 units. */
  placeOf(offset: number): { readonly line: number; readonly column: number };
  /**
   * Whether a place lies in a comment, as most languages write them. It is a guess: what is taken for a comment is not
   * judged, so a wrong one hides a finding rather than making one up.
   */
  isComment(offset: number): boolean;
}

const lineComment = /^\s*(?:\/\/|#|\*|--|<!--)|(?:^|[\s;{}()])(?:\/\/|# |-- |<!--)/;

export function openCursor(text: string): Cursor {
  const lines = lineFinder(text);
  const isInBlock = blockFinder(text);
  return {
    placeOf(offset) {
      const { line, start } = lines(offset);
      return { line, column: offset - start + 1 };
    },
    isComment(offset) {
      const { start } = lines(offset);
      // What stands far to the left is not looked at: a file may be one line.
      return isInBlock(offset) || lineComment.test(text.slice(Math.max(start, offset - 400), offset));
    },
  };
}

/** The line of an offset; one that lies before the last one asked for is near it, on the same line or a few above. */
function lineFinder(text: string): (offset: number) => { readonly line: number; readonly start: number } {
  const starts = [0];
  let end = endOfLine(text, 0); // kept: looking for it again for each key would take for ever where all is one line
  return (offset) => {
    while (end < offset) {
      starts.push(end + 1);
      end = endOfLine(text, end + 1);
    }
    let line = starts.length;
    while (line > 1 && (starts[line - 1] ?? 0) > offset) line -= 1;
    return { line, start: starts[line - 1] ?? 0 };
  };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? Infinity : end;
}

function blockFinder(text: string): (offset: number) => boolean {
  let open = text.indexOf("/*");
  let close = open === -1 ? -1 : text.indexOf("*/", open + 2);
  return (offset) => {
    while (open !== -1 && close !== -1 && close < offset) {
      open = text.indexOf("/*", close + 2);
      close = open === -1 ? -1 : text.indexOf("*/", open + 2);
    }
    return open !== -1 && close !== -1 && open < offset && offset < close;
  };
}
