import { OperationalError } from "../model/operational-error.ts";
import { putFile } from "./put-file.ts";

/** How many files are named; the others are counted. */
const MOST_NAMES = 20;

/**
 * Makes files say something, one after the other. Returns those that did not say so already.
 * @throws OperationalError as putFile does; it names what was written before
 */
export function putFiles(root: string, files: Iterable<readonly [file: string, text: string]>): string[] {
  const written: string[] = [];
  for (const [file, text] of files) {
    try {
      if (putFile(root, file, text)) written.push(file);
    } catch (error) {
      throw written.length > 0 && error instanceof OperationalError ? stoppedAfter(written, error) : error;
    }
  }
  return written;
}

function stoppedAfter(written: readonly string[], cause: OperationalError): OperationalError {
  const more = written.length - MOST_NAMES;
  const names = written.slice(0, MOST_NAMES).join(", ") + (more > 0 ? ` and ${more} more` : "");
  return new OperationalError(
    cause.code,
    `${cause.message} Written before it: ${names}.`,
    `${cause.hint} What was written stays; \`git diff\` and \`git status\` show it.`,
    { cause },
  );
}
