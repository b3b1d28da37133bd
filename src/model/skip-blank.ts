/** The next character of a YAML text that is neither blank nor in a comment. A no-break space is text, as YAML has it. */
export function skipBlank(source: string, from: number): number {
  const blank = /(?:[ \t\r\n]|(?<![^ \t\r\n])#[^\n]*)*/y;
  blank.lastIndex = from;
  blank.test(source);
  return blank.lastIndex;
}
