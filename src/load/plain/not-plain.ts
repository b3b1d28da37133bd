/** Stops the reader of plain documents: the parser decides instead. */
export class NotPlain extends Error {}

/** One for all: nobody reads its stack, and making one for each document would cost more than reading it. */
export const notPlain = new NotPlain("not in the plain form");
