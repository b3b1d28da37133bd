import pg from "pg";
import { ARRAY_ELEMENTS, PARSERS, type Parser } from "../values.ts";

// What pg exports differs from what its types declare: an object with `create`, and numbers for type ids.
const library = pg.types as unknown as {
  getTypeParser(oid: number, format?: "text" | "binary"): Parser;
  arrayParser: { create(text: string, element: Parser): { parse(): unknown[] } };
};

/** The parsers of both adapters first, those of `pg` for everything else. */
export const TYPES = {
  getTypeParser: (oid: number, format?: "text" | "binary") => parserOf(oid) ?? library.getTypeParser(oid, format),
};

function parserOf(oid: number): Parser | undefined {
  const element = ARRAY_ELEMENTS[oid];
  const parse = PARSERS[element ?? oid];
  if (parse === undefined || element === undefined) return parse;
  return (text) => library.arrayParser.create(text, parse).parse();
}
