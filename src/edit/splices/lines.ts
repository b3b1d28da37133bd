/** What a splice must know about the lines around an entry. Comments stand where the strict profile lets them. */

/** `\r\n` when the first line of the text ends so. */
export function lineEndOf(source: string): string {
  const at = source.indexOf("\n");
  return at > 0 && source[at - 1] === "\r" ? "\r\n" : "\n";
}

export function lineStart(source: string, offset: number): number {
  return offset === 0 ? 0 : source.lastIndexOf("\n", offset - 1) + 1;
}

/** Behind the line end, or at the end of the text. */
export function nextLine(source: string, offset: number): number {
  const at = source.indexOf("\n", offset);
  return at === -1 ? source.length : at + 1;
}

/** Where the characters of a line end: before its `\r\n` or `\n`. */
export function lineStop(source: string, offset: number): number {
  const rest = /[^\r\n]*/y;
  rest.lastIndex = offset;
  rest.test(source);
  return rest.lastIndex;
}

/** Only spaces stand before the offset on its line. */
export function startsLine(source: string, offset: number): boolean {
  return /^ *$/.test(source.slice(lineStart(source, offset), offset));
}

/** From here to the end of the line there is nothing, or a comment. */
export function endsLine(source: string, offset: number): boolean {
  return /^[ \t]*(?:(?<=^|[ \t])#.*)?$/.test(source.slice(offset, lineStop(source, offset)));
}

/** Behind the spaces that follow. */
export function skipSpaces(source: string, offset: number): number {
  let at = offset;
  while (source[at] === " " || source[at] === "\t") at++;
  return at;
}

/** Before the spaces that come before an offset. */
export function backOverSpaces(source: string, offset: number, limit: number): number {
  let at = offset;
  while (at > limit && source[at - 1] === " ") at--;
  return at;
}

/** The start of the comment lines directly above a line, in the same column as what it says and not before `limit`. */
export function commentsAbove(source: string, line: number, column: number, limit: number): number {
  let top = line;
  while (top > limit) {
    const above = lineStart(source, top - 1);
    if (above < limit || indentOfComment(source, above) !== column) break;
    top = above;
  }
  return top;
}

/**
 * Behind the comment lines below an entry that are indented deeper than it: they belong to it, and behind a block of
 * text they would become text.
 */
export function commentsBelow(source: string, line: number, column: number): number {
  let end = line;
  for (let at = line; at < source.length; at = nextLine(source, at)) {
    const indent = indentOfComment(source, at);
    if (indent === undefined && !/^[ \t]*$/.test(source.slice(at, lineStop(source, at)))) break;
    if (indent !== undefined && indent <= column) break;
    if (indent !== undefined) end = nextLine(source, at);
  }
  return end;
}

function indentOfComment(source: string, line: number): number | undefined {
  const comment = /( *)#/y;
  comment.lastIndex = line;
  return comment.exec(source)?.[1]?.length;
}
