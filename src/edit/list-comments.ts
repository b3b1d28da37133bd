import { Lexer } from "yaml";

const SCALAR = "\u001f"; // what the lexer puts before a text

/** The comments of a text, sorted: two texts with the same ones have lost none. */
export function listComments(source: string): string[] {
  const comments: string[] = [];
  let before = "";
  for (const token of new Lexer().lex(source)) {
    if (token.startsWith("#") && before !== SCALAR) comments.push(token.trimEnd());
    before = token;
  }
  return comments.sort();
}
