import { decodeText } from "../load/decode-text.ts";
import { openWorkingTree } from "../load/disk-source.ts";

/** The text of a file of the working tree, for showing the place of a finding; undefined when there is none. */
export function readSource(root: string, file: string): string | undefined {
  const bytes = openWorkingTree(root).read(file);
  return bytes && decodeText(Buffer.from(bytes));
}
