/** The next character that is neither blank nor in a comment. */
export function skipBlank(source: string, from: number): number {
  const blank = /(?:\s|(?<!\S)#[^\n]*)*/y;
  blank.lastIndex = from;
  blank.test(source);
  return blank.lastIndex;
}
